package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What happened to every lead of the sample, entry by entry. */
final class SampleTimelines {
  private final List<JsonNode> entries = new ArrayList<>();

  SampleTimelines(SampleDoor stack, List<JsonNode> leads) throws IOException, InterruptedException {
    for (var lead : leads) {
      var id = lead.path("leadId").asText();
      for (var entry : stack.get("/api/leads/" + id + "/timeline?limit=500").path("items")) {
        entries.add(entry);
      }
    }
  }

  void comeFromEveryOriginAndEverySource() {
    assertThat(all("origin")).containsExactlyInAnyOrder("voluntary", "purchased");
    assertThat(all("trust")).contains("anonymous", "operator");
    var told = new TreeSet<String>();
    for (var entry : entries) {
      for (var place : List.of("profile", "payload")) {
        told.add(entry.path(place).path("utmSource").asText());
      }
    }
    assertThat(told)
        .contains("google", "linkedin", "webinar-series", "partners", "gulf-trade-expo");
  }

  private Set<String> all(String member) {
    return entries.stream().map(entry -> entry.path(member).asText()).collect(Collectors.toSet());
  }

  void haveAScannersClicksInQuarantine() {
    var quarantined = entries.stream().filter(e -> e.path("quarantined").asBoolean()).toList();
    assertThat(quarantined)
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(entry -> entry.path("kind").asText().equals("email-clicked"))
        .allMatch(entry -> entry.path("quarantineReason").asText().contains("3 s"));
  }

  /** The call of the man who had written before lies in one timeline with what he wrote. */
  static void areOneOfAMergedPair(SampleDoor stack) throws IOException, InterruptedException {
    var found = stack.search("email", "rami@sabbagh-cargo.example").at("/items/0/leadId").asText();
    assertThat(stack.search("phone", "+966 11 460 2020").at("/items/0/leadId").asText())
        .isEqualTo(found);
    var kinds =
        StreamSupport.stream(
                stack.get("/api/leads/" + found).path("identities").spliterator(), false)
            .map(identity -> identity.path("kind").asText())
            .toList();
    assertThat(kinds).contains("email", "phone");
  }
}
