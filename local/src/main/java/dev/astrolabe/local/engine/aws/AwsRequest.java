package dev.astrolabe.local.engine.aws;

import java.util.Map;
import java.util.Optional;

/**
 * A request as an SDK sends it.
 *
 * @param path decoded, as it came
 * @param query decoded; of a name that comes twice, the last
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record AwsRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  AwsRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The service that the signature is for, such as {@code s3}; none where nothing is signed. */
  Optional<String> service() {
    var authorization =
        header("authorization")
            .map(value -> value.replaceFirst("(?s).*Credential=([^,\\s]*).*", "$1"));
    return authorization
        .or(() -> parameter("X-Amz-Credential"))
        .map(scope -> scope.split("/", -1))
        .filter(parts -> parts.length >= 4)
        .map(parts -> parts[parts.length - 2]);
  }

  /** What follows the dot in {@code X-Amz-Target}, such as {@code PutEvents}. */
  Optional<String> action() {
    return header("x-amz-target").map(target -> target.substring(target.lastIndexOf('.') + 1));
  }
}
