package dev.astrolabe.local.sample;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.sample.Happening.Door;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {
  private static final Instant THIRD_QUARTER = Instant.parse("2026-06-30T20:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-09-30T20:00:00Z");
  private static final Set<String> REQUESTS = Set.of("demo", "price", "contact");

  private final SampleCompany company = new SampleCompany();

  @Test
  void isTheSameEachTime() {
    var again = new SampleCompany();

    assertThat(again.live()).isEqualTo(company.live());
    assertThat(again.past().people()).isEqualTo(company.past().people());
    assertThat(again.past().entries()).isEqualTo(company.past().entries());
    assertThat(again.purchased().file()).isEqualTo(company.purchased().file());
  }

  @Test
  void hasFourHundredLeadsOfWhichNoTwoHaveOneAddress() {
    assertThat(SampleCompany.LEADS).isEqualTo(400);
    var live = company.live().stream().map(Happening::email).collect(Collectors.toSet());
    var all = new HashSet<>(live);
    all.addAll(emails(company.past().people()));
    all.addAll(emails(company.purchased().file()));

    // one of them left no address, two of them are one person
    assertThat(live).hasSize(400 - 110 - 60);
    assertThat(all).hasSize(400);
    assertThat(company.past().size()).isEqualTo(110);
  }

  private static List<String> emails(String file) {
    var lines = file.lines().toList();
    int column = List.of(lines.getFirst().split(",", -1)).indexOf("email");
    return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
  }

  @Test
  void thirtySixAskInTheThirdQuarterByTheChannelsThatAreCounted() {
    var asked =
        company.live().stream()
            .filter(one -> one.door() == Door.FORM && REQUESTS.contains(one.kind()))
            .filter(one -> one.at().isAfter(THIRD_QUARTER) && one.at().isBefore(OCTOBER))
            .filter(one -> !"gambling".equals(one.stated().get("industry")))
            .map(one -> one.stated().getOrDefault("utmSource", ""))
            .collect(Collectors.groupingBy(source -> source, Collectors.counting()));

    assertThat(asked)
        .containsOnly(
            entry("google", 15L),
            entry("linkedin", 9L),
            entry("webinar-series", 6L),
            entry("partners", 6L));
  }

  @Test
  void fortyAskedForAPriceInTheSecondQuarter() {
    var entries = company.past().entries().lines().toList();

    assertThat(entries.stream().filter(line -> line.contains("price-requested"))).hasSize(40);
    assertThat(entries.stream().skip(1))
        .allSatisfy(line -> assertThat(line).containsPattern("2026-0[456]-\\d\\dT"));
  }

  @Test
  void writesNamesInThreeLanguagesAndPhonesOfFourCountries() {
    var stated = company.live().stream().map(Happening::stated).toList();

    assertThat(stated.stream().map(one -> one.get("language")).collect(Collectors.toSet()))
        .contains("ar", "fa", "en");
    assertThat(
            stated.stream()
                .map(one -> one.getOrDefault("phone", ""))
                .filter(phone -> !phone.isEmpty())
                .map(phone -> phone.substring(0, 4).replace('۹', '9').replace('۸', '8').strip())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("+971", "+966", "+98", "+44");
    assertThat(stated.stream().map(one -> one.getOrDefault("phone", "")))
        .anyMatch(phone -> phone.contains("۹۱۲"));
  }

  /** The one that is hidden for its size, and another, because subtraction would show it. */
  @Test
  void asksFiveInEachOfTwoOfficesAndThreeAnswerInOne() {
    var offices =
        Resources.rows("employees.csv").stream()
            .collect(Collectors.toMap(row -> cell(row, "email"), row -> cell(row, "office")));
    var asked =
        offices.values().stream()
            .collect(Collectors.groupingBy(office -> office, Collectors.counting()));
    var answered =
        Resources.rows("answers.csv").stream()
            .map(row -> offices.getOrDefault(cell(row, "email"), ""))
            .collect(Collectors.groupingBy(office -> office, Collectors.counting()));

    assertThat(asked)
        .containsOnly(
            entry("Dubai", 12L), entry("Tehran", 8L), entry("Muscat", 5L), entry("Riyadh", 5L));
    assertThat(answered)
        .containsOnly(
            entry("Dubai", 10L), entry("Tehran", 6L), entry("Muscat", 5L), entry("Riyadh", 3L));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  @Test
  void everythingHasHappenedBeforeTheMorning() {
    assertThat(company.live()).allMatch(one -> !one.at().isAfter(SampleCompany.MORNING));
    assertThat(company.live().stream().map(Happening::id)).doesNotHaveDuplicates();
  }
}
