package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Parameters, secret ones among them, in one file that only its owner may read. */
public final class ParameterFile {
  /** A parameter; its version grows by one with every change. */
  record Parameter(String type, String value, long version, Instant changed) {}

  private final Path file;

  public ParameterFile(Path file) {
    this.file = file;
  }

  synchronized Optional<Parameter> get(String name) throws IOException {
    return Optional.ofNullable(all().get(name));
  }

  /** Writes a parameter; returns its new version. */
  synchronized long put(String name, String type, String value, Instant now) throws IOException {
    var all = all();
    var former = Optional.ofNullable(all.get(name));
    var version = former.map(Parameter::version).orElse(0L) + 1;
    all.put(name, new Parameter(type, value, version, now));
    write(all);
    return version;
  }

  /** Removes a parameter; false where there is none. */
  synchronized boolean remove(String name) throws IOException {
    var all = all();
    var was = all.containsKey(name);
    all.remove(name);
    write(all);
    return was;
  }

  private Map<String, Parameter> all() throws IOException {
    Map<String, Parameter> all = new TreeMap<>();
    if (Files.exists(file)) {
      var json = new JsonMapper().readTree(Files.readAllBytes(file));
      json.propertyStream()
          .forEach(entry ->
              all.put(
                  entry.getKey(),
                  new Parameter(
                      entry.getValue().path("type").asText(),
                      entry.getValue().path("value").asText(),
                      entry.getValue().path("version").asLong(),
                      Instant.parse(entry.getValue().path("changed").asText()))));
    }
    return all;
  }

  private void write(Map<String, Parameter> all) throws IOException {
    var json = JsonNodeFactory.instance.objectNode();
    all.forEach((name, parameter) ->
        json.putObject(name)
            .put("type", parameter.type())
            .put("value", parameter.value())
            .put("version", parameter.version())
            .put("changed", parameter.changed().toString()));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    // Made for the owner alone: no moment at which somebody else could open it.
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      var bytes = ByteBuffer.wrap(json.toPrettyString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
