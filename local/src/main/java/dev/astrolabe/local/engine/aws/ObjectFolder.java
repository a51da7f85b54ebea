package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.BucketSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Buckets as folders: an object is a file that a person can open, under the folders that the
 * slashes of its key name. What S3 tells about it beside its bytes is in {@code .about/}.
 */
public final class ObjectFolder {
  private static final String ABOUT = ".about";
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final Map<String, BucketSpec> buckets;
  private final InstantSource clock;

  private ObjectFolder(Path folder, Map<String, BucketSpec> buckets, InstantSource clock) {
    this.folder = folder;
    this.buckets = buckets;
    this.clock = clock;
  }

  /** What S3 tells about an object. */
  record About(long size, String etag, Instant changed, String type, Map<String, String> metadata) {
    About {
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * Buckets in a folder, with the objects that are there already.
   *
   * @param clock tells which objects have expired: whoever asks does not find them any more
   */
  public static ObjectFolder in(Path folder, List<BucketSpec> buckets, InstantSource clock)
      throws IOException {
    Map<String, BucketSpec> byName = new TreeMap<>();
    for (var bucket : buckets) {
      Files.createDirectories(folder.resolve(bucket.name()));
      byName.put(bucket.name(), bucket);
    }
    return new ObjectFolder(folder, byName, clock);
  }

  boolean has(String bucket) {
    return buckets.containsKey(bucket);
  }

  synchronized void put(String bucket, String key, byte[] bytes, About about)
      throws AwsFault, IOException {
    var file = file(bucket, key);
    if (Files.isDirectory(file) || isBelowAFile(file)) {
      throw AwsFault.unsupported("a key that is also the folder of another key: " + key);
    }
    var json = JsonNodeFactory.instance.objectNode();
    json.put("etag", about.etag())
        .put("changed", about.changed().toString())
        .put("type", about.type());
    var metadata = json.putObject("metadata");
    about.metadata().forEach(metadata::put);
    replace(bucket, aboutFile(bucket, key), json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    replace(bucket, file, bytes);
  }

  private boolean isBelowAFile(Path file) {
    for (var parent = file.getParent();
        parent != null && !parent.equals(folder);
        parent = parent.getParent()) {
      if (Files.isRegularFile(parent)) {
        return true;
      }
    }
    return false;
  }

  private void replace(String bucket, Path file, byte[] bytes) throws IOException {
    var parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    var unfinished = folder.resolve(bucket).resolve(UNFINISHED);
    Files.write(unfinished, bytes);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is told of an object that is there and has not expired. */
  synchronized Optional<About> about(String bucket, String key) throws AwsFault, IOException {
    var file = file(bucket, key);
    if (forgotten(bucket, key) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var json = json(aboutFile(bucket, key));
    Map<String, String> metadata = new TreeMap<>();
    json.path("metadata")
        .propertyStream()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    return Optional.of(
        new About(
            Files.size(file),
            json.path("etag").asText(),
            changed(json),
            json.path("type").asText(),
            metadata));
  }

  private static JsonNode json(Path about) throws IOException {
    return new JsonMapper().readTree(Files.readAllBytes(about));
  }

  private static Instant changed(JsonNode about) {
    return Instant.parse(about.path("changed").asText());
  }

  /** Deletes the object where its time is over; tells whether it did. */
  private boolean forgotten(String bucket, String key) throws IOException {
    var rules = buckets.get(bucket);
    var about = aboutFile(bucket, key);
    if (rules == null
        || !Files.isRegularFile(about)
        || !rules.expired(key, changed(json(about)), clock.instant())) {
      return false;
    }
    Files.deleteIfExists(folder.resolve(bucket).resolve(key));
    Files.deleteIfExists(about);
    return true;
  }

  synchronized byte[] bytes(String bucket, String key) throws AwsFault, IOException {
    return Files.readAllBytes(file(bucket, key));
  }

  synchronized void delete(String bucket, String key) throws AwsFault, IOException {
    Files.deleteIfExists(file(bucket, key));
    Files.deleteIfExists(aboutFile(bucket, key));
  }

  /**
   * The keys of what has not expired that begin with {@code prefix}, in S3's order, which is that
   * of their bytes.
   */
  synchronized List<String> keys(String bucket, String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    for (var key : files(bucket, prefix)) {
      if (!forgotten(bucket, key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private List<String> files(String bucket, String prefix) throws IOException {
    var root = folder.resolve(bucket);
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> key(root, file))
          .filter(key -> !key.startsWith(ABOUT + "/") && !key.equals(UNFINISHED))
          .filter(key -> key.startsWith(prefix))
          .sorted((one, other) ->
              Arrays.compareUnsigned(
                  one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)))
          .toList();
    }
  }

  private static String key(Path root, Path file) {
    return StreamSupport.stream(root.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  private Path file(String bucket, String key) throws AwsFault {
    for (var part : key.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
        throw AwsFault.unsupported("a key with a part that no folder can have: " + key);
      }
    }
    if (key.startsWith(ABOUT + "/") || key.equals(UNFINISHED) || key.indexOf('\\') >= 0) {
      throw AwsFault.unsupported("a key that the laptop uses itself: " + key);
    }
    return folder.resolve(bucket).resolve(key);
  }

  private Path aboutFile(String bucket, String key) {
    return folder.resolve(bucket).resolve(ABOUT).resolve(key + ".json");
  }
}
