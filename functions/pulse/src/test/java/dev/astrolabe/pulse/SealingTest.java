package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SealingTest {
  private static final int BALLOTS = 2_000;

  /** A laptop runs several environments of one function in one process. */
  @Test
  void everythingThatIsSealedAtOnceCanBeOpened() throws Exception {
    var keys = Sealing.keys("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    var publicKey = Sealing.publicKey(keys);
    var sealed = new ConcurrentLinkedQueue<byte[]>();

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < BALLOTS; i++) {
        var plain = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
        var _ = threads.submit(() -> sealed.add(new Sealing("link").seal(publicKey, "row", plain)));
      }
    }

    var sealing = new Sealing("link");
    var opened =
        sealed.stream()
            .map(each -> sealing.open(keys, "row", each))
            .flatMap(Optional::stream)
            .map(plain -> new String(plain, StandardCharsets.US_ASCII))
            .toList();
    assertThat(opened)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, BALLOTS).mapToObj(Integer::toString).toList());
  }
}
