package dev.astrolabe.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static RouteTable table(String... keys) {
    return new RouteTable(
        Stream.of(keys)
            .map(key -> key.split(" ", 2))
            .map(parts ->
                new Route(
                    parts.length == 2 ? parts[0] : "ANY",
                    parts[parts.length - 1],
                    "F",
                    Optional.empty(),
                    List.of(),
                    Duration.ofSeconds(30)))
            .toList());
  }

  private static String chosen(RouteTable table, String method, String path) {
    return table.find(method, path).map(match -> match.route().key()).orElse("none");
  }

  @Test
  void takesTheMostSpecificRoute() {
    var table =
        table(
            "ANY /{proxy+}",
            "GET /pets/{proxy+}",
            "GET /pets/dog/{id}",
            "GET /pets/dog/1",
            "$default");

    assertThat(chosen(table, "GET", "/pets/dog/1")).isEqualTo("GET /pets/dog/1");
    assertThat(chosen(table, "GET", "/pets/dog/2")).isEqualTo("GET /pets/dog/{id}");
    assertThat(chosen(table, "GET", "/pets/cat/1")).isEqualTo("GET /pets/{proxy+}");
    assertThat(chosen(table, "POST", "/pets/cat/1")).isEqualTo("ANY /{proxy+}");
    assertThat(chosen(table, "POST", "/")).isEqualTo("$default");
  }

  @Test
  void prefersAMethodToAnyOnTheSamePath() {
    var table = table("ANY /api/{proxy+}", "OPTIONS /api/{proxy+}");

    assertThat(chosen(table, "OPTIONS", "/api/leads")).isEqualTo("OPTIONS /api/{proxy+}");
    assertThat(chosen(table, "GET", "/api/leads")).isEqualTo("ANY /api/{proxy+}");
  }

  @Test
  void findsNothingWhereNoRouteFits() {
    var table = table("ANY /", "ANY /health", "GET /api/{proxy+}");

    assertThat(chosen(table, "GET", "/")).isEqualTo("ANY /");
    assertThat(chosen(table, "GET", "/nowhere")).isEqualTo("none");
    assertThat(chosen(table, "GET", "/health/")).isEqualTo("none");
    assertThat(chosen(table, "GET", "/api/")).isEqualTo("none");
    assertThat(chosen(table, "POST", "/api/leads")).isEqualTo("none");
  }

  @Test
  void readsTheVariablesOfAPath() {
    var table = table("GET /pets/{kind}/{rest+}");

    assertThat(table.find("GET", "/pets/a%20b/c/d%2Fe").orElseThrow().pathParameters())
        .isEqualTo(Map.of("kind", "a b", "rest", "c/d/e"));
  }
}
