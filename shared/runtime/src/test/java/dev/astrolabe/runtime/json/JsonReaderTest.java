package dev.astrolabe.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.astrolabe.runtime.json.MalformedJson.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
  private final JsonReader reader = new JsonReader(new JsonLimits(10_000, 64));
  private final JsonWriter writer = new JsonWriter();

  @Test
  void readsEveryKindOfValueInItsOrder() throws MalformedJson {
    var json =
        reader.read(
            """
            {"b": "سارا 👍", "a": [1, -2.50, 1e3, true, false, null], "o": {}}
            """);
    assertThat(json)
        .isEqualTo(
            Json.object()
                .put("b", "سارا 👍")
                .put(
                    "a",
                    Json.array(
                        List.of(
                            Json.of(1),
                            Json.of(new BigDecimal("-2.50")),
                            Json.of(new BigDecimal("1e3")),
                            Json.of(true),
                            Json.of(false),
                            new Json.Null())))
                .put("o", Json.Fields.NONE)
                .build());
    assertThat(writer.text(json))
        .isEqualTo("{\"b\":\"سارا 👍\",\"a\":[1,-2.50,1000,true,false,null],\"o\":{}}");
  }

  @Test
  void passesOverAByteOrderMarkAtTheStart() throws MalformedJson {
    assertThat(reader.read("\uFEFF 7 ")).isEqualTo(Json.of(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{\"a\":}",
        "[1,]",
        "{} {}",
        "nul",
        "'a'",
        "{a:1}",
        "01",
        "+1",
        "NaN",
        "\"a",
        "\"\\x\"",
        "\"\t\"",
        "// c\n1",
        "]",
        "{\"a\" 1}",
        "1 x",
        "\u0000"
      })
  void refusesWhatIsNoJson(String document) {
    assertThat(refusal(document.getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThat(refusal(new byte[] {'"', (byte) 0xC3, '"'})).isEqualTo(Reason.NOT_UTF_8);
    assertThat(refusal(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
        .as("overlong")
        .isEqualTo(Reason.NOT_UTF_8);
    assertThat(refusal(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
        .as("an encoded surrogate")
        .isEqualTo(Reason.NOT_UTF_8);
    assertThat(refusal("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(Reason.NOT_JSON);
    assertThat(refusal("\"\\ud800\"".getBytes(StandardCharsets.UTF_8)))
        .as("half a character by an escape")
        .isEqualTo(Reason.NOT_UTF_8);
    assertThat(refusal("{\"\\udc00\":1}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void refusesANameThatStandsTwiceAtAnyDepth() {
    assertThat(refusal("{\"a\":1,\"b\":2,\"a\":1}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.DUPLICATE_NAME);
    assertThat(refusal("[{\"x\":{\"a\":1,\"\\u0061\":1}}]".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.DUPLICATE_NAME);
  }

  @Test
  void takesSixtyFourLevelsAndNotOneMore() throws MalformedJson {
    assertThat(reader.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(Json.Array.class);
    assertThat(refusal(("[".repeat(65) + "]".repeat(65)).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.TOO_DEEP);
    assertThat(refusal("{\"a\":".repeat(1_500).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.TOO_DEEP);
  }

  @Test
  void takesDocumentsUpToItsLimit() throws MalformedJson {
    assertThat(reader.read("\"" + "x".repeat(9_998) + "\"")).isInstanceOf(Json.Text.class);
    assertThat(refusal(("\"" + "x".repeat(9_999) + "\"").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e101", "1e-201", "1e999999999", "1e99999999999", "-1E+400"})
  void refusesNumbersThatWouldFillPages(String number) {
    assertThat(refusal(number.getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesNumbersOfTooManyDigits() {
    assertThat(refusal("1".repeat(101).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void neverRepeatsWhatWasSent() {
    for (var document :
        List.of(
            "{\"name\": saracanary}",
            "saracanary",
            "{\"saracanary\":1,\"saracanary\":2}",
            "{\"saracanary\":\"saracanary\" saracanary}",
            "[1] saracanary")) {
      var refused = catchThrowableOfType(MalformedJson.class, () -> reader.read(document));
      assertThat(refused).hasMessageNotContaining("saracanary").hasNoCause();
    }
  }

  private Reason refusal(byte[] document) {
    var refused = catchThrowableOfType(MalformedJson.class, () -> reader.read(document));
    assertThat(refused).as("the refusal").isNotNull();
    return refused.reason();
  }
}
