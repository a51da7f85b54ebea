package dev.astrolabe.local.engine.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Up to where a function has read each shard of a stream. Kept in a file, so that a stack which
 * starts again goes on there: DynamoDB Local gives every record again, and those of a clock that
 * was moved would be too old.
 */
public final class StreamPlaces {
  private final Optional<Path> file;
  private final Map<String, String> places;

  private StreamPlaces(Optional<Path> file, Map<String, String> places) {
    this.file = file;
    this.places = new TreeMap<>(places);
  }

  /** Places that end with the run. */
  public static StreamPlaces forgotten() {
    return new StreamPlaces(Optional.empty(), Map.of());
  }

  /**
   * Places in {@code file}, a line of shard and sequence number each; none where it is not there.
   */
  public static StreamPlaces kept(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Map<String, String> places = new TreeMap<>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        places.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return new StreamPlaces(Optional.of(file), places);
  }

  /** The sequence number of the last record of a shard that was done. */
  synchronized Optional<String> after(String shard) {
    return Optional.ofNullable(places.get(shard));
  }

  /** Notes that everything up to this record is done. */
  synchronized void reached(String shard, String sequenceNumber) {
    places.put(shard, sequenceNumber);
    file.ifPresent(this::write);
  }

  private void write(Path target) {
    try {
      var fresh = target.resolveSibling(target.getFileName() + ".fresh");
      Files.write(
          fresh,
          places.entrySet().stream()
              .map(place -> place.getKey() + " " + place.getValue())
              .toList());
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the place in the stream is not kept: " + target, e);
    }
  }
}
