package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class SealTest {
  private final Seal seal =
      new Seal("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  @Test
  void opensWhatItClosedForTheSamePurpose() {
    var token = seal.close("status", "email#نگار@b.example");
    assertThat(token).matches("[A-Za-z0-9_-]+").doesNotContain("example");
    assertThat(seal.open("status", token)).contains("email#نگار@b.example");
    assertThat(seal.close("status", "email#نگار@b.example")).isEqualTo(token);
    assertThat(seal.open("cursor", token)).isEmpty();
    assertThat(new Seal(new byte[32]).open("status", token)).isEmpty();
  }

  @Test
  void noticesEveryChangedCharacter() {
    var token = seal.close("status", "x");
    for (int i = 0; i < token.length(); i++) {
      var changed = new StringBuilder(token);
      changed.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
      var opened = seal.open("status", changed.toString());
      // The last character carries bits that stand for nothing; the bytes are then the same.
      assertThat(opened.isEmpty() || i == token.length() - 1).as("at " + i).isTrue();
    }
    assertThat(seal.open("status", "")).isEmpty();
    assertThat(seal.open("status", "not base64!")).isEmpty();
  }

  @Test
  void neverUsesANonceForTwoTexts() {
    var nonces = new HashSet<String>();
    for (int i = 0; i < 2_000; i++) {
      nonces.add(seal.close("status", "text " + i).substring(0, 16));
    }
    assertThat(nonces).hasSize(2_000);
  }
}
