package dev.astrolabe.local.engine.aws;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * S3's objects, addressed by path: put, get, head, delete, list. A signed address is good until it
 * expires by the laptop's clock; its signature is not checked.
 */
final class ObjectApi implements AwsService {
  private static final String METADATA = "x-amz-meta-";
  private static final int MOST_KEYS = 1000;
  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

  private final ObjectFolder objects;
  private final Outside outside;

  ObjectApi(ObjectFolder objects, Outside outside) {
    this.objects = objects;
    this.outside = outside;
  }

  @Override
  public AwsAnswer answer(AwsRequest request) throws AwsFault, IOException {
    checkExpiry(request);
    var path = request.path().substring(1);
    var slash = path.indexOf('/');
    var bucket = slash < 0 ? path : path.substring(0, slash);
    var key = slash < 0 ? "" : path.substring(slash + 1);
    if (!objects.has(bucket)) {
      throw new AwsFault(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
    }
    for (var more : Set.of("uploads", "uploadId", "acl", "tagging", "versionId", "versions")) {
      if (request.query().containsKey(more)) {
        throw AwsFault.unsupported("S3's " + more);
      }
    }
    if (key.isEmpty()) {
      if (request.method().equals("GET") && "2".equals(request.query().get("list-type"))) {
        return list(bucket, request);
      }
      throw AwsFault.unsupported("S3 " + request.method() + " of a bucket");
    }
    return switch (request.method()) {
      case "PUT" -> put(bucket, key, request);
      case "GET" -> get(bucket, key);
      case "HEAD" -> {
        var about = about(bucket, key);
        yield AwsAnswer.empty(200, headers(about, true));
      }
      case "DELETE" -> {
        objects.delete(bucket, key);
        yield AwsAnswer.empty(204, Map.of());
      }
      default -> throw AwsFault.unsupported("S3 " + request.method() + " of an object");
    };
  }

  private void checkExpiry(AwsRequest request) throws AwsFault {
    var signed = request.parameter("X-Amz-Date");
    var expires = request.parameter("X-Amz-Expires");
    if (signed.isEmpty() || expires.isEmpty()) {
      return;
    }
    Instant end;
    try {
      end =
          SIGNED_AT
              .parse(signed.get(), Instant::from)
              .plus(Duration.ofSeconds(Long.parseLong(expires.get())));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new AwsFault(400, "AuthorizationQueryParametersError", String.valueOf(e.getMessage()));
    }
    if (outside.now().isAfter(end)) {
      throw new AwsFault(403, "AccessDenied", "Request has expired");
    }
  }

  private AwsAnswer put(String bucket, String key, AwsRequest request)
      throws AwsFault, IOException {
    if (request.header("x-amz-copy-source").isPresent()) {
      throw AwsFault.unsupported("S3's CopyObject");
    }
    var chunked =
        request.header("x-amz-content-sha256").filter(v -> v.startsWith("STREAMING-")).isPresent();
    var bytes = chunked ? ChunkedBody.whole(request.body()) : request.body();
    Map<String, String> metadata = new TreeMap<>();
    request
        .headers()
        .forEach((name, value) -> {
          if (name.startsWith(METADATA)) {
            metadata.put(name.substring(METADATA.length()), value);
          }
        });
    var etag = '"' + HexFormat.of().formatHex(md5(bytes)) + '"';
    objects.put(
        bucket,
        key,
        bytes,
        new ObjectFolder.About(
            bytes.length,
            etag,
            outside.now(),
            request.header("content-type").orElse("application/octet-stream"),
            metadata));
    return AwsAnswer.empty(200, Map.of("etag", etag));
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private AwsAnswer get(String bucket, String key) throws AwsFault, IOException {
    var about = about(bucket, key);
    return new AwsAnswer(200, headers(about, false), objects.bytes(bucket, key));
  }

  private ObjectFolder.About about(String bucket, String key) throws AwsFault, IOException {
    var about = objects.about(bucket, key);
    if (about.isEmpty()) {
      throw new AwsFault(404, "NoSuchKey", "The specified key does not exist.");
    }
    return about.get();
  }

  private static Map<String, String> headers(ObjectFolder.About about, boolean head) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("etag", about.etag());
    headers.put("content-type", about.type());
    headers.put(
        "last-modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(about.changed().atOffset(ZoneOffset.UTC)));
    about.metadata().forEach((name, value) -> headers.put(METADATA + name, value));
    if (head) {
      headers.put("content-length", Long.toString(about.size()));
    }
    return headers;
  }

  private AwsAnswer list(String bucket, AwsRequest request) throws AwsFault, IOException {
    var prefix = request.parameter("prefix").orElse("");
    var delimiter = request.parameter("delimiter").filter(text -> !text.isEmpty());
    var after =
        request
            .parameter("continuation-token")
            .or(() -> request.parameter("start-after"))
            .orElse("");
    var most = most(request.parameter("max-keys"));
    var encoded = request.query().containsKey("encoding-type");

    var contents = new StringBuilder();
    Set<String> folders = new LinkedHashSet<>();
    int count = 0;
    var last = "";
    var more = false;
    for (var key : objects.keys(bucket, prefix)) {
      var folder = delimiter.flatMap(text -> folder(key, prefix, text));
      var shown = folder.orElse(key);
      if (folder.filter(folders::contains).isPresent() || !isAfter(shown, key, after)) {
        continue;
      }
      if (count == most) {
        more = true;
        break;
      }
      if (folder.isPresent()) {
        folders.add(folder.get());
      } else {
        contents.append(contents(key, about(bucket, key), encoded));
      }
      last = shown;
      count++;
    }
    return AwsAnswer.xml(
        200,
        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + element("Name", bucket)
            + element("Prefix", encoded(prefix, encoded))
            + element("KeyCount", Integer.toString(count))
            + element("MaxKeys", Integer.toString(most))
            + (encoded ? element("EncodingType", "url") : "")
            + element("IsTruncated", Boolean.toString(more))
            + (more ? element("NextContinuationToken", last) : "")
            + contents
            + folders.stream()
                .map(f ->
                    "<CommonPrefixes>"
                        + element("Prefix", encoded(f, encoded))
                        + "</CommonPrefixes>")
                .reduce("", String::concat)
            + "</ListBucketResult>");
  }

  private static boolean isAfter(String shown, String key, String after) {
    return after.isEmpty() || (shown.compareTo(after) > 0 && key.compareTo(after) > 0);
  }

  private static int most(Optional<String> asked) throws AwsFault {
    try {
      return Math.min(MOST_KEYS, asked.map(Integer::parseInt).orElse(MOST_KEYS));
    } catch (NumberFormatException e) {
      throw new AwsFault(400, "InvalidArgument", "max-keys is no number");
    }
  }

  private static Optional<String> folder(String key, String prefix, String delimiter) {
    var end = key.indexOf(delimiter, prefix.length());
    return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
  }

  private static String contents(String key, ObjectFolder.About about, boolean encoded) {
    return "<Contents>"
        + element("Key", encoded(key, encoded))
        + element("LastModified", about.changed().toString())
        + element("ETag", about.etag())
        + element("Size", Long.toString(about.size()))
        + element("StorageClass", "STANDARD")
        + "</Contents>";
  }

  private static String encoded(String text, boolean encode) {
    return encode ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
  }

  private static String element(String name, String text) {
    var escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }

  @Override
  public AwsAnswer fault(AwsFault fault) {
    return AwsAnswer.xml(
        fault.status(),
        "<Error>" + element("Code", fault.code()) + element("Message", fault.text()) + "</Error>");
  }
}
