package dev.astrolabe.projection;

import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.funnel.RecountMilestones.Difference;
import dev.astrolabe.model.funnel.RecountMilestones.Wrong;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /api/reports/rebuild}: without anything named, what there is to be looked at; else
 * one page of leads of a bucket, or the counters of one month.
 */
final class RebuildRoute {
  private final RecountMilestones recount;

  RebuildRoute(RecountMilestones recount) {
    this.recount = recount;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped(
            "POST", "/api/reports/rebuild", "admin", this::rebuild, 200, 400, 413, 415, 422));
  }

  private Response rebuild(Request request, PathValues path) {
    var body = JsonBody.object(request, JsonLimits.FORM);
    for (var member : body.members().keySet()) {
      if (!List.of("bucket", "cursor", "month", "write").contains(member)) {
        throw new Refused(
            Problem.invalid(Problem.pointer(member), "known are bucket, cursor, month and write"));
      }
    }
    boolean write = body.get("write").equals(Optional.of(Json.of(true)));
    var bucket = body.text("bucket");
    var month = body.text("month");
    if (bucket.isPresent()) {
      return page(request, bucket.get(), body.text("cursor"), write);
    }
    return month.isPresent() ? month(month.get(), write) : plan(request);
  }

  private Response plan(Request request) {
    return JsonBody.answer(
        200,
        Json.object()
            .put(
                "buckets",
                Json.array(recount.buckets(request.now()).stream().map(Json::of).toList()))
            .put(
                "months",
                Json.array(
                    recount.months(request.now()).stream()
                        .map(month -> Json.of(month.toString()))
                        .toList()))
            .build());
  }

  private Response page(Request request, String bucket, Optional<String> cursor, boolean write) {
    if (!recount.buckets(request.now()).contains(bucket)) {
      throw new Refused(Problem.invalid("/bucket", "there is no such bucket"));
    }
    var page = recount.page(bucket, cursor, write);
    return JsonBody.answer(
        200,
        Json.object()
            .put("leads", page.leads())
            .put(
                "differences",
                Json.array(page.differences().stream().map(RebuildRoute::json).toList()))
            .put(
                "months",
                Json.array(page.months().stream().map(month -> Json.of(month.toString())).toList()))
            .put("next", Json.ofText(page.next()))
            .build());
  }

  private static Json json(Difference difference) {
    return Json.object()
        .put("leadId", difference.lead().value())
        .put("milestone", difference.milestone().word())
        .put(
            "kind",
            switch (difference.kind()) {
              case MISSING -> "missing";
              case TWICE_OR_NOT_AT_ALL -> "twiceOrNotAtAll";
              case CREDIT -> "credit";
              case OTHERWISE -> "otherwise";
            })
        .build();
  }

  private Response month(String written, boolean write) {
    var wrong = recount.month(parsed(written), write);
    return JsonBody.answer(
        200,
        Json.object()
            .put("counters", Json.array(wrong.stream().map(RebuildRoute::json).toList()))
            .build());
  }

  private static YearMonth parsed(String written) {
    try {
      return YearMonth.parse(written);
    } catch (DateTimeException e) {
      throw new Refused(Problem.invalid("/month", "a month is 2026-07"));
    }
  }

  private static Json json(Wrong wrong) {
    var cell = wrong.cell();
    return Json.object()
        .put("milestone", cell.milestone().name().toLowerCase(Locale.ROOT))
        .put("attribution", cell.by())
        .put("day", cell.day().toString())
        .put("channel", Json.ofText(cell.credit().channel()))
        .put("campaign", Json.ofText(cell.credit().campaign()))
        .put("counter", wrong.counter())
        .put("leads", wrong.behind())
        .build();
  }
}
