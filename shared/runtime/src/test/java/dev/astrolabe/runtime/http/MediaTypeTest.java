package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MediaTypeTest {
  @Test
  void readsNamesAndParameters() {
    var type =
        MediaType.parse("Multipart/Form-Data ; Boundary=\"a;b \\\"c\" ; charset=UTF-8;")
            .orElseThrow();
    assertThat(type.name()).isEqualTo("multipart/form-data");
    assertThat(type.parameters()).isEqualTo(Map.of("boundary", "a;b \"c", "charset", "UTF-8"));
    assertThat(type.isUtf8()).isTrue();
  }

  @Test
  void refusesWhatIsNone() {
    for (var broken : new String[] {"", ";", "a b", "a; b=\"c", "a; b=\"c\" d", "a; b"}) {
      assertThat(MediaType.parse(broken)).as(broken).isEmpty();
    }
    assertThat(MediaType.parse("text/html; charset=windows-1256").orElseThrow().isUtf8()).isFalse();
  }
}
