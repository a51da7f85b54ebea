package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FormEncodingTest {
  @Test
  void readsFieldsInOrder() {
    assertThat(FormEncoding.parse("a=1&b=%D9%86+x&c&=d&&a=2", 10))
        .containsExactly(
            new Field("a", "1"),
            new Field("b", "ن x"),
            new Field("c", ""),
            new Field("", "d"),
            new Field("a", "2"));
  }

  @Test
  void keepsAPlusInAPath() {
    assertThat(FormEncoding.decode("a+b%20c", false)).contains("a+b c");
    assertThat(FormEncoding.decode("ن", false)).contains("ن");
  }

  @Test
  void refusesBrokenEscapesAndBytesThatAreNoText() {
    for (var broken :
        new String[] {"%", "%4", "%zz", "%٤١", "%ff", "%c3%28", "%ed%a0%80", "\ud800"}) {
      assertThat(FormEncoding.decode(broken, true)).as(broken).isEmpty();
    }
    assertThatThrownBy(() -> FormEncoding.parse("a=%", 10)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> FormEncoding.parse("a&b&c", 2)).isInstanceOf(Refused.class);
  }
}
