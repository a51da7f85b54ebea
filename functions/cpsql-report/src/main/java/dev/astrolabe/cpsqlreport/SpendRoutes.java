package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.model.spend.StatedSpend;
import dev.astrolabe.runtime.http.Cursors;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Spend and rates by hand and by programs. */
final class SpendRoutes {
  private static final String FINANCE = "finance";
  private static final int MOST_RATES = 1_000;

  private final SpendBook spend;
  private final RateBook rates;
  private final Choices.Company company;
  private final Supplier<String> newNames;
  private final Cursors cursors;

  SpendRoutes(Ports ports) {
    this.spend = ports.spend();
    this.rates = ports.rates();
    this.company = ports.company();
    this.newNames = ports.newNames();
    this.cursors = new Cursors(ports.seal());
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/spend", FINANCE, this::list, 200, 400, 422),
        Route.scoped("POST", "/api/spend", FINANCE, this::add, 200, 201, 400, 413, 415, 422),
        Route.scoped("DELETE", "/api/spend/{id}", FINANCE, this::remove, 204, 400, 404),
        Route.scoped("PUT", "/api/rates", FINANCE, this::putRates, 200, 400, 413, 415, 422));
  }

  private Response list(Request request, PathValues path) {
    var choices = Choices.of(request, company);
    var after = cursors.position(request);
    int limit = Cursors.limit(request);
    var rows =
        spend.in(choices.period()).stream()
            .sorted(Comparator.comparing(SpendRoutes::place))
            .filter(row -> after.filter(last -> place(row).compareTo(last) <= 0).isEmpty())
            .limit(limit + 1L)
            .toList();
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    Optional<String> next =
        rows.size() > limit
            ? Optional.of(cursors.next(request, place(shown.getLast())))
            : Optional.empty();
    return JsonBody.answer(
        200,
        Json.object()
            .put("items", Json.array(shown.stream().map(SpendRoutes::json).toList()))
            .put("nextCursor", Json.ofText(next))
            .build());
  }

  /** Rows stand in the order of their last days, then of their first, then of their names. */
  private static String place(SpendRow row) {
    return row.to() + "#" + row.from() + "#" + row.id();
  }

  private Response add(Request request, PathValues path) {
    var body = JsonBody.object(request, JsonLimits.FORM);
    var name = request.header("idempotency-key").map(RowName::ofKey).orElseGet(newNames);
    return switch (StatedSpend.row(name, texts(body))) {
      case StatedSpend.Outcome.Invalid<SpendRow>(var problems) ->
          throw new Refused(Problem.invalid(findings("", problems)));
      case StatedSpend.Outcome.Read<SpendRow>(var row) ->
          switch (spend.add(row)) {
            case NEW -> JsonBody.answer(201, json(row));
            case STANDS -> JsonBody.answer(200, json(row));
            case ANOTHER ->
                throw new Refused(
                    Problem.invalid("", "the Idempotency-Key was used for another row"));
          };
    };
  }

  private Response remove(Request request, PathValues path) {
    var row = RowName.parse(path.get("id")).flatMap(n -> spend.find(n.from(), n.to(), n.name()));
    if (row.isEmpty() || !spend.remove(row.get())) {
      throw new Refused(Problem.notFound("no row of spend has this id"));
    }
    return Response.nothing();
  }

  private Response putRates(Request request, PathValues path) {
    var body = JsonBody.object(request, new JsonLimits(256 * 1024, 8));
    var rows = body.items("rates").orElse(List.of(body));
    if (rows.size() > MOST_RATES) {
      throw new Refused(Problem.invalid("/rates", "at most " + MOST_RATES + " rates at once"));
    }
    var read = new ArrayList<Rate>();
    var problems = new ArrayList<Problem.Finding>();
    for (int i = 0; i < rows.size(); i++) {
      var place = body.items("rates").isPresent() ? "/rates/" + i : "";
      if (!(rows.get(i) instanceof Json.Fields fields)) {
        problems.add(new Problem.Finding(place, "a rate is an object"));
        continue;
      }
      switch (StatedSpend.rate(texts(fields))) {
        case StatedSpend.Outcome.Read<Rate>(var rate) -> read.add(rate);
        case StatedSpend.Outcome.Invalid<Rate>(var wrong) ->
            problems.addAll(findings(place, wrong));
      }
    }
    if (!problems.isEmpty()) {
      throw new Refused(Problem.invalid(problems));
    }
    read.forEach(rates::put);
    return JsonBody.answer(200, Json.object().put("rates", read.size()).build());
  }

  /** Members as texts; money and numbers in the places where a row has them. */
  private static Map<String, String> texts(Json.Fields body) {
    var texts = new LinkedHashMap<String, String>();
    body.members()
        .forEach((name, value) -> {
          switch (value) {
            case Json.Text(var text) -> texts.put(name, text);
            case Json.Decimal number -> texts.put(name, number.plain());
            case Json.Fields fields when name.equals("amount") -> {
              texts.put("amount", fields.text("amount").orElse(""));
              texts.put("currency", fields.text("currency").orElse(""));
            }
            case Json.Null nothing -> {}
            default -> texts.put(name, "?");
          }
        });
    return texts;
  }

  static Json json(SpendRow row) {
    return Json.object()
        .put("id", RowName.of(row))
        .put("channel", Json.ofText(row.channel()))
        .put("campaign", Json.ofText(row.campaign()))
        .put("category", row.category().word())
        .put("from", row.from().toString())
        .put("to", row.to().toString())
        .put("amount", CpsqlJson.money(row.amount().amount(), row.amount().currency()))
        .put("source", Json.ofText(row.source()))
        .put("note", Json.ofText(row.note()))
        .build();
  }

  private static List<Problem.Finding> findings(String place, List<StatedSpend.Wrong> wrong) {
    return wrong.stream()
        .map(each ->
            new Problem.Finding(
                place + "/" + each.field(), FileRefusal.of(each.fault()).in(Language.ENGLISH)))
        .toList();
  }

  /** A row's id: its days and its name, so that it is found without a search. */
  record RowName(LocalDate from, LocalDate to, String name) {
    static String of(SpendRow row) {
      return row.from() + "_" + row.to() + "_" + row.id();
    }

    static Optional<RowName> parse(String id) {
      var parts = id.split("_", 3);
      try {
        return parts.length == 3 && parts[2].matches("[A-Za-z0-9-]{1,64}")
            ? Optional.of(
                new RowName(LocalDate.parse(parts[0]), LocalDate.parse(parts[1]), parts[2]))
            : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** The name of the row that an Idempotency-Key stands for. */
    static String ofKey(String key) {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return "k" + HexFormat.of().formatHex(digest, 0, 12);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }
  }
}
