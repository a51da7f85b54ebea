package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is the stated one; never a fault of ours, never an exception. */
final class HostileInputTest {
  private static final int ROUNDS = 4_000;

  private final Doorstep doorstep = new Doorstep();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int json(String json) {
    return Ask.post("/forms/demo")
        .bytes("application/json", utf8(json))
        .of(doorstep.handler)
        .status();
  }

  private int form(String encoded) {
    return Ask.post("/forms/demo").form(encoded).of(doorstep.handler).status();
  }

  @Test
  void answersBadJsonAsStated() {
    assertThat(json("{\"email\":\"a@b.example\"")).isEqualTo(400);
    assertThat(json("[".repeat(10_000) + "]".repeat(10_000))).isEqualTo(400);
    assertThat(json("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))).isEqualTo(400);
    assertThat(json("{\"email\":\"a@b.example\",\"email\":\"c@d.example\"}")).isEqualTo(400);
    assertThat(json("{\"email\":\"a@b.example\",\"name\":\"\\ud800\"}")).isEqualTo(400);
    assertThat(json("{\"email\":\"a@b.example\",\"name\":\"\\u0000\"}")).isEqualTo(422);
    assertThat(json("{\"email\":\"a@b.example\"} {}")).isEqualTo(400);
    assertThat(json("\"a\"")).isEqualTo(422);
    assertThat(json("")).isEqualTo(400);
    assertThat(
            Ask.post("/forms/demo")
                .bytes(
                    "application/json", new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'})
                .of(doorstep.handler)
                .status())
        .isEqualTo(400);
    assertThat(doorstep.queued).isEmpty();
  }

  @Test
  void answersBadFormsAsStated() {
    assertThat(form("email=a%40b.example&name=%zz")).isEqualTo(400);
    assertThat(form("email=a%40b.example&name=%c3%28")).isEqualTo(400);
    assertThat(form("email=a%40b.example&name=%ed%a0%80")).isEqualTo(400);
    assertThat(form("email=a%40b.example&name=%00")).isEqualTo(422);
    assertThat(form("a=" + "b".repeat(300 * 1024))).isEqualTo(413);
    assertThat(form("email=a%40b.example&" + "a=b&".repeat(300))).isEqualTo(422);
    assertThat(form("email=a%40b.example&industry=" + "b".repeat(2_049))).isEqualTo(422);
    assertThat(form("email=a%40b.example&note=" + "b".repeat(33 * 1024))).isEqualTo(422);
    assertThat(form("email=a%40b.example&occurredAt=1970-01-01T00:00:00Z")).isEqualTo(422);
    assertThat(form("email=a%40b.example&occurredAt=2100-01-01T00:00:00Z")).isEqualTo(422);
    assertThat(form("email=a%40b.example&occurredAt=yesterday")).isEqualTo(422);
    assertThat(form("email=" + "a".repeat(600) + "%40b.example")).isEqualTo(422);
    assertThat(
            Ask.post("/forms/demo")
                .header("Idempotency-Key", "k".repeat(201))
                .form("email=a%40b.example")
                .of(doorstep.handler)
                .status())
        .isEqualTo(422);
    assertThat(doorstep.queued).isEmpty();
    assertThat(form("email=a%40b.example&unknown=x")).isEqualTo(202);
  }

  @Test
  void answersBadMultipartAsStated() {
    for (var body :
        List.of(
            "",
            "--x",
            "--x\r\n\r\n",
            "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"email\r\n\r\na\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@b.example",
            "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@b.example\r\n--y--",
            "--x\r\n" + "A: b\r\n".repeat(3_000) + "\r\n--x--")) {
      var answer =
          Ask.post("/forms/demo")
              .bytes("multipart/form-data; boundary=x", utf8(body + " "))
              .of(doorstep.handler);
      assertThat(answer.status()).as(body).isEqualTo(400);
    }
    for (var type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"a b \"",
            "multipart/form-data; boundary=" + "b".repeat(71))) {
      assertThat(
              Ask.post("/forms/demo").bytes(type, utf8("--\r\n\r\n")).of(doorstep.handler).status())
          .as(type)
          .isEqualTo(400);
    }
    var parts =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(300) + "--x--";
    assertThat(
            Ask.post("/forms/demo")
                .bytes("multipart/form-data; boundary=x", utf8(parts))
                .of(doorstep.handler)
                .status())
        .isEqualTo(422);
    assertThat(
            Ask.post("/forms/demo")
                .bytes("multipart/form-data; boundary=x", new byte[5 << 20])
                .of(doorstep.handler)
                .status())
        .isEqualTo(413);
  }

  @Test
  void answersWhateverBytesComeAsAnEvent() {
    var good =
        List.of(
            Ask.post("/forms/demo")
                .form("email=a%40b.example&phone=%2B971501234567&name=x")
                .event(),
            Ask.post("/forms/demo").browser("fa").json("{\"email\":\"a@b.example\"}").event(),
            Ask.get("/forms/demo?utm_source=x&lang=ar").browser("ar").event());
    for (long seed = 0; seed < ROUNDS; seed++) {
      var noise = new Noise(seed);
      var answer =
          Ask.raw(
              noise.spoil(good.get(noise.below(good.size()))),
              (in, out) -> doorstep.handler.handleRequest(in, out, NoContext.INSTANCE));
      assertThat(answer.status()).as("seed " + seed).isLessThan(500);
    }
    assertThat(doorstep.log).noneMatch(line -> line.startsWith("fault"));
  }

  @Test
  void answersWhateverBytesComeAsABody() {
    var multipart =
        String.join(
            "\r\n",
            "--x",
            "Content-Disposition: form-data; name=\"email\"",
            "",
            "a@b.example",
            "--x",
            "Content-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"",
            "",
            "abc",
            "--x--",
            "");
    record Kind(String type, String body) {}
    var kinds =
        List.of(
            new Kind("application/x-www-form-urlencoded", "email=a%40b.example&name=%D9%86&a=+b"),
            new Kind(
                "application/json",
                "{\"email\":\"a@b.example\",\"n\":[1,{\"x\":\"\\u0646\"}],\"occurredAt\":\"2026-11-20T10:00:00Z\"}"),
            new Kind("multipart/form-data; boundary=x", multipart));
    var statuses = new ArrayList<Integer>();
    for (long seed = 0; seed < ROUNDS; seed++) {
      var noise = new Noise(seed);
      var kind = kinds.get(noise.below(kinds.size()));
      var ask = Ask.post("/forms/demo").bytes(kind.type(), noise.spoil(utf8(kind.body())));
      var answer = (noise.below(2) == 0 ? ask : ask.browser("ar")).of(doorstep.handler);
      assertThat(answer.status()).as("seed " + seed).isIn(202, 303, 400, 413, 415, 422);
      statuses.add(answer.status());
    }
    assertThat(statuses).contains(202, 303, 400, 422);
    assertThat(doorstep.log).noneMatch(line -> line.startsWith("fault"));
  }

  @Test
  void answersWhateverComesAsPathQueryAndHeader() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var noise = new Noise(seed);
      var ask =
          switch (noise.below(4)) {
            case 0 -> Ask.get("/" + noise.spoil("forms/demo/thanks"));
            case 1 -> Ask.get("/forms/demo?" + noise.spoil("lang=ar&utm_source=a%20b"));
            case 2 -> Ask.of(noise.spoil("GET"), "/forms/demo");
            default ->
                Ask.post("/forms/demo")
                    .form("email=a%40b.example")
                    .header("content-type", noise.spoil("multipart/form-data; boundary=\"x\""))
                    .header("accept-language", noise.spoil("fa-IR,fa;q=0.9,en;q=0.8"))
                    .header("idempotency-key", noise.spoil("key"));
          };
      var answer = ask.of(doorstep.handler);
      assertThat(answer.status()).as("seed " + seed).isLessThan(500);
    }
    assertThat(doorstep.log).noneMatch(line -> line.startsWith("fault"));
  }
}
