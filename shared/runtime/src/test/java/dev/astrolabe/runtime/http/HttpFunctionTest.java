package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

final class HttpFunctionTest implements AccessLog {
  private final List<String> log = new ArrayList<>();
  private final HttpFunction function =
      new HttpFunction(
          new Router(
              List.of(
                  Route.open("GET", "/echo/{word}", this::echo, 200),
                  Route.scoped("POST", "/echo/{word}", "a b", this::echo, 200),
                  Route.open(
                      "GET",
                      "/fault",
                      (request, path) -> {
                        throw new IllegalStateException("secret");
                      },
                      200),
                  Route.open(
                      "GET",
                      "/down",
                      (request, path) -> {
                        throw SdkClientException.create("secret");
                      },
                      200),
                  Route.open(
                      "GET",
                      "/service/{status}",
                      (request, path) -> {
                        throw AwsServiceException.builder()
                            .statusCode(Integer.parseInt(path.get("status")))
                            .message("secret")
                            .build();
                      },
                      200),
                  Route.open(
                      "GET",
                      "/throttled",
                      (request, path) -> {
                        throw ProvisionedThroughputExceededException.builder()
                            .statusCode(400)
                            .awsErrorDetails(
                                AwsErrorDetails.builder()
                                    .errorCode("ProvisionedThroughputExceededException")
                                    .build())
                            .build();
                      },
                      200)),
              RefusalPages::json),
          this);

  private Response echo(Request request, PathValues path) {
    return JsonBody.answer(
        200,
        Json.object()
            .put("word", path.get("word"))
            .put("q", request.query("q").orElse("-"))
            .put("now", request.now().toString())
            .put("cookie", request.cookie("aid").orElse("-"))
            .build());
  }

  @Override
  public void answered(Served served) {
    log.add(served.route() + " " + served.status());
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    log.add("fault " + fault.getClass().getSimpleName());
  }

  private static Ask.Answer raw(HttpFunction function, String event) {
    return Ask.raw(
        event.getBytes(StandardCharsets.UTF_8),
        (in, out) -> function.handle(in, out, NoContext.INSTANCE));
  }

  @Test
  void decodesWhatTheGatewaySends() {
    var answer = Ask.get("/echo/%D9%86?q=a+b&q=c").header("Cookie", "x=1; aid=v1").of(function);
    assertThat(answer.body())
        .isEqualTo(
            "{\"word\":\"ن\",\"q\":\"a b\",\"now\":\"2026-11-23T09:00:00Z\",\"cookie\":\"v1\"}");
    assertThat(log).containsExactly("GET /echo/{word} 200");
  }

  @Test
  void leavesOutTheNameOfAStage() {
    var answer =
        raw(
            function,
            """
            {"version":"2.0","rawPath":"/prod/echo/x","requestContext":{"stage":"prod",
             "timeEpoch":1,"http":{"method":"GET"}}}\
            """);
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void readsScopesHoweverTheAuthorizerWritesThem() {
    for (var jwt :
        new String[] {
          "{\"claims\":{\"sub\":\"s\",\"scope\":\"x b\"},\"scopes\":null}",
          "{\"claims\":{\"sub\":\"s\"},\"scopes\":[\"a\"]}",
          "{\"claims\":{\"sub\":\"s\",\"scp\":\"[b c]\"}}"
        }) {
      var answer =
          raw(
              function,
              """
              {"rawPath":"/echo/x","requestContext":{"timeEpoch":1,"http":{"method":"POST"},
               "authorizer":{"jwt":%s}}}\
              """
                  .formatted(jwt));
      assertThat(answer.status()).as(jwt).isEqualTo(200);
    }
    assertThat(Ask.post("/echo/x").as("s", "c").of(function).status()).isEqualTo(403);
    assertThat(Ask.post("/echo/x").of(function).status()).isEqualTo(401);
  }

  @Test
  void answersWhatIsNoEvent() {
    for (var event :
        new String[] {
          "",
          "[]",
          "{",
          "{}",
          "null",
          "{\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
          "{\"rawPath\":\"/echo/x\",\"requestContext\":{\"timeEpoch\":-1,\"http\":{\"method\":\"GET\"}}}"
        }) {
      assertThat(raw(function, event).status()).as(event).isEqualTo(400);
    }
  }

  @Test
  void saysNothingOfAFaultButWhereTheLogHasIt() {
    var fault = Ask.get("/fault").of(function);
    assertThat(fault.status()).isEqualTo(500);
    assertThat(fault.body()).doesNotContain("secret");
    assertThat(fault.json().text("instance")).contains("urn:astrolabe:request:req-1");
    var down = Ask.get("/down").of(function);
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.header("retry-after")).contains("5");
    assertThat(log).contains("fault IllegalStateException", "fault SdkClientException");
  }

  /** The type stays what it is: titles are for people. */
  @Test
  void saysWhatIsWrongInTheLanguageOfWhoeverAsks() {
    var asked = List.of("/none", "/fault", "/down", "/none?lang=%e");
    var types = List.of("not-found", "fault", "unavailable", "not-found");
    var titles =
        Map.of(
            "en",
            List.of(
                "There is nothing here",
                "Something is wrong on our side",
                "A service behind this one did not answer",
                "There is nothing here"),
            "ar",
            List.of(
                "لا يوجد شيء هنا", "حدث خلل عندنا", "لم تستجب خدمة نعتمد عليها", "لا يوجد شيء هنا"),
            "fa",
            List.of(
                "اینجا چیزی نیست",
                "از سوی ما ایرادی پیش آمد",
                "سرویسی که به آن نیاز داریم پاسخ نداد",
                "اینجا چیزی نیست"));
    titles.forEach((language, expected) -> {
      for (int i = 0; i < asked.size(); i++) {
        var answer = Ask.get(asked.get(i)).header("accept-language", language).of(function);
        assertThat(answer.json().text("title")).contains(expected.get(i));
        assertThat(answer.json().text("type")).contains("urn:astrolabe:problem:" + types.get(i));
      }
    });
    assertThat(Ask.get("/none?lang=fa").header("accept-language", "ar").of(function).json())
        .extracting(json -> json.text("title").orElseThrow())
        .isEqualTo("اینجا چیزی نیست");
  }

  /** In each language another title for each kind. */
  @Test
  void hasATitleForEachKindOfProblem() {
    var titles = new HashSet<String>();
    for (var kind : ProblemKind.values()) {
      for (var language : Language.values()) {
        titles.add(kind.title(language));
      }
    }
    assertThat(titles).hasSize(3 * ProblemKind.values().length);
  }

  /** What a service refuses it refuses again: only what passes may be asked for once more. */
  @Test
  void tellsNobodyToTryAgainWhatASecondTryCannotCure() {
    for (var passing : List.of("/service/500", "/service/503", "/service/429", "/throttled")) {
      var answer = Ask.get(passing).of(function);
      assertThat(answer.status()).as(passing).isEqualTo(503);
      assertThat(answer.header("retry-after")).as(passing).contains("5");
    }
    for (var lasting : List.of("/service/400", "/service/403", "/service/404")) {
      var answer = Ask.get(lasting).of(function);
      assertThat(answer.status()).as(lasting).isEqualTo(500);
      assertThat(answer.header("retry-after")).as(lasting).isEmpty();
    }
  }

  @Test
  void tellsBrowsersToBeCareful() {
    var answer = Ask.get("/echo/x").of(function);
    assertThat(answer.header("x-content-type-options")).contains("nosniff");
    assertThat(answer.header("referrer-policy")).contains("no-referrer");
    assertThat(answer.header("cache-control")).contains("no-store");
    assertThat(answer.header("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'");
  }
}
