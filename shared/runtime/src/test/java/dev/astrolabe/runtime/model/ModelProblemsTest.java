package dev.astrolabe.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import dev.astrolabe.runtime.model.ModelDocument.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with a document: where it is, and what is said. */
final class ModelProblemsTest {
  private static final String SOUND =
      """
      {
        "name": "small",
        "fit": {"rules": [
          {"id": "size", "group": "g", "attribute": "companySize", "unknown": 0, "cases": [
            {"when": {"range": {"from": 1, "to": 2}}, "points": 5},
            {"when": {"oneOf": ["a", "b"]}, "points": 6}]}
        ]},
        "engagement": {"rules": [
          {"id": "demo", "kinds": ["demo-requested"], "points": 7, "halfLife": "30d",
           "atMost": {"times": 2, "per": "1d"}}
        ], "inactivity": [{"id": "silence", "points": -3, "every": "45d"}]},
        "groups": [{"id": "g", "dimension": "fit", "floor": 0, "cap": 9}],
        "grading": {"fit": [30, 20, 10], "engagement": [3, 2, 1]},
        "stages": {"SQL": {
          "enter": {"all": [{"score": "total", "atLeast": 8}, {"did": ["demo-requested"]}]},
          "stay": {"score": "total", "atLeast": 4}}},
        "golden": [{"name": "one", "at": "2026-10-05T05:00:00Z",
          "entries": [{"kind": "demo-requested", "occurredAt": "2026-10-04T05:00:00Z"}],
          "expect": {"stage": "LEAD"}}]
      }
      """;

  @Test
  void findsNothingWrongWithASoundDocument() {
    assertThat(problems(SOUND)).isEmpty();
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(problems("")).containsExactly("1 : the document is empty, a model is a JSON object");
    assertThat(problems("{\n\"name\": \"x\",\n"))
        .containsExactly(
            "3 : this is not JSON: Unexpected end-of-input within/between Object entries");
    assertThat(problems("{\"name\": nul}"))
        .containsExactly(
            "1 : this is not JSON: Unrecognized token 'nul': was expecting (JSON String, Number,"
                + " Array, Object or token 'null', 'true' or 'false')");
    assertThat(problems("{\"a\": 01}")).singleElement().asString().contains("not JSON", "zero");
    assertThat(problems("[] []"))
        .containsExactly("1 : something follows the end of the JSON object: remove it");
    assertThat(problems("[]")).containsExactly("1 : expected an object, found a list");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThat(problems(new byte[] {'{', '"', (byte) 0xC3, '(', '"', '}'}))
        .containsExactly("1 : the document is not UTF-8 at byte 2");
    assertThat(problems(SOUND.getBytes(UTF_16)))
        .containsExactly("1 : the document is not UTF-8 at byte 0");
    assertThat(problems(change("\"small\"", "\"small\", \"title\": \"x\\ud800y\"")))
        .containsExactly(
            "2 /title: the text holds half of a surrogate pair: write the whole character");
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertThat(problems(" ".repeat(ModelDocument.LARGEST + 1)))
        .containsExactly("1 : the document is larger than 262144 bytes, the most that is read");
    assertThat(problems("{\"name\":" + "[".repeat(10_000)))
        .singleElement()
        .asString()
        .startsWith("1 /name/0/0/0/")
        .endsWith(": objects and lists stand deeper than 40 inside one another");
  }

  @Test
  void refusesPropertiesThatStandTwice() {
    assertThat(problems(change("\"points\": 7,", "\"points\": 7,\n \"points\": 8,")))
        .containsExactly(
            "10 /engagement/rules/0/points: the property \"points\" stands here twice: keep one");
  }

  @Test
  void refusesUnknownProperties() {
    assertThat(problems(change("\"points\": 7", "\"points\": 7, \"weight~/\": 8")))
        .containsExactly(
            "9 /engagement/rules/0/weight~0~1: unknown property \"weight~/\"; what may stand here:"
                + " id, title, description, group, kinds, where, points, halfLife, window, atMost,"
                + " floor, cap");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(problems("{}"))
        .containsExactly(
            "1 : the property \"name\" is missing",
            "1 : the property \"fit\" is missing",
            "1 : the property \"engagement\" is missing",
            "1 : the property \"grading\" is missing",
            "1 : the property \"stages\" is missing");
    assertThat(problems(change("\"unknown\": 0, ", "")))
        .containsExactly("4 /fit/rules/0: the property \"unknown\" is missing");
  }

  @Test
  void tellsAllProblemsAtOnce() {
    var json =
        SOUND
            .replace("\"name\": \"small\"", "\"name\": \"Small!\"")
            .replace("\"points\": 7", "\"points\": \"7\"")
            .replace("\"every\": \"45d\"", "\"every\": \"45 days\"")
            .replace("\"stage\": \"LEAD\"", "\"stage\": \"lead\"");

    assertThat(problems(json))
        .containsExactly(
            "2 /name: expected a name (a lower-case letter, then lower-case letters, digits or"
                + " hyphens, at most 64 in all), found the text \"Small!\"",
            "9 /engagement/rules/0/points: expected points of at most six decimals from -1000000 to"
                + " 1000000, found the text \"7\"",
            "11 /engagement/inactivity/0/every: expected a length of time such as \"30d\", \"12h\","
                + " \"90m\" or \"45s\", found the text \"45 days\"",
            "19 /golden/0/expect/stage: expected \"LEAD\", \"MQL\", \"PQL\" or \"SQL\", found the"
                + " text \"lead\"");
  }

  @Test
  void refusesPointsThatAreNone() {
    for (var written :
        List.of("1.0000001", "1000000.1", "1e999999999", "1e-99999999999999", "1e7")) {
      assertThat(problems(change("\"points\": 7", "\"points\": " + written)))
          .containsExactly(
              "9 /engagement/rules/0/points: expected points of at most six decimals from -1000000"
                  + " to 1000000, found the number "
                  + written);
    }
    assertThat(problems(change("\"points\": 7", "\"points\": 7.0000000"))).isEmpty();
    assertThat(problems(change("\"points\": 7", "\"points\": 1" + "0".repeat(1_001))))
        .singleElement()
        .asString()
        .contains("this is not JSON: Number value length (1002) exceeds");
  }

  @Test
  void refusesLengthsOfTimeOutOfTheirLimits() {
    assertThat(problems(change("\"30d\"", "\"11575d\"")))
        .containsExactly(
            "9 /engagement/rules/0/halfLife: expected 1s to 1000000000s, found the text \"11575d\"");
    assertThat(problems(change("\"30d\"", "\"0s\""))).hasSize(1);
    assertThat(problems(change("\"30d\"", "30")))
        .containsExactly(
            "9 /engagement/rules/0/halfLife: expected a length of time such as \"30d\", \"12h\","
                + " \"90m\" or \"45s\", found the number 30");
  }

  @Test
  void refusesNumbersOfTimes() {
    for (var written : List.of("0", "10001", "1.5", "1e6", "-1")) {
      assertThat(problems(change("\"times\": 2", "\"times\": " + written)))
          .containsExactly(
              "10 /engagement/rules/0/atMost/times: expected a whole number from 1 to 10000, found"
                  + " the number "
                  + written);
    }
    assertThat(problems(change("\"times\": 2", "\"times\": 2.0"))).isEmpty();
  }

  @Test
  void refusesRulesAndGroupsOfOneName() {
    assertThat(problems(change("\"id\": \"silence\"", "\"id\": \"size\"")))
        .containsExactly(
            "11 /engagement/inactivity/0/id: two rules are named \"size\": rename one");
    assertThat(
            problems(
                change(
                    "\"groups\": [",
                    "\"groups\": [{\"id\": \"g\", \"dimension\": \"engagement\"}, ")))
        .containsExactly(
            "12 /groups/1/id: two groups are named \"g\": rename one",
            "4 /fit/rules/0/group: the group \"g\" belongs to the other dimension");
  }

  @Test
  void refusesGroupsThatDoNotExist() {
    assertThat(problems(change("\"group\": \"g\"", "\"group\": \"h\"")))
        .containsExactly(
            "4 /fit/rules/0/group: no group is named \"h\": add it to /groups or name another");
    assertThat(problems(change("\"dimension\": \"fit\"", "\"dimension\": \"total\"")))
        .contains(
            "12 /groups/0/dimension: expected \"fit\" or \"engagement\", found the text \"total\"");
  }

  @Test
  void refusesAFloorAboveItsCap() {
    assertThat(problems(change("\"floor\": 0", "\"floor\": 9.5")))
        .containsExactly("12 /groups/0/floor: the floor 9.5 is above the cap 9: lower it");
  }

  @Test
  void refusesCutPointsThatDoNotFall() {
    assertThat(problems(change("[30, 20, 10]", "[30, 30, 10]")))
        .containsExactly(
            "13 /grading/fit/1: the cut points fall from the best grade down, and 30 is not below"
                + " 30");
    assertThat(problems(change("[30, 20, 10]", "[30, 20]")))
        .containsExactly("13 /grading/fit: the list has 2 items, 3 to 3 are allowed");
  }

  @Test
  void refusesAStayThatIsNotWeaker() {
    assertThat(
            problems(
                change(
                    "\"stay\": {\"score\": \"total\", \"atLeast\": 4}",
                    "\"stay\": {\"score\": \"fit\", \"atLeast\": 4}")))
        .containsExactly(
            "16 /stages/SQL/stay: this is not weaker than \"enter\": stay is enter's tree with"
                + " thresholds lowered or conjuncts dropped");
  }

  @Test
  void refusesConditionsAndTestsOfNoShape() {
    assertThat(problems(change("{\"score\": \"total\", \"atLeast\": 8}", "{}")))
        .contains(
            "15 /stages/SQL/enter/all/0: a condition is an object with exactly one of all, any, not,"
                + " of, attribute, score, did; found none");
    assertThat(problems(change("{\"score\": \"total\", \"atLeast\": 8}", "7")))
        .contains(
            "15 /stages/SQL/enter/all/0: a condition is an object with exactly one of all, any, not,"
                + " of, attribute, score, did; found the number 7");
    assertThat(
            problems(
                change("{\"oneOf\": [\"a\", \"b\"]}", "{\"oneOf\": [\"a\"], \"hasWord\": \"b\"}")))
        .containsExactly(
            "6 /fit/rules/0/cases/1/when: a test is an object with exactly one of present, oneOf,"
                + " startsWith, endsWith, hasWord, range; found several");
    assertThat(problems(change("{\"oneOf\": [\"a\", \"b\"]}", "{\"present\": false}")))
        .containsExactly(
            "6 /fit/rules/0/cases/1/when/present: expected true, found false; for absence, put the"
                + " condition in \"not\"");
    assertThat(
            problems(
                change(
                    "{\"score\": \"total\", \"atLeast\": 8}",
                    "{\"atLeast\": 2, \"of\": [{\"any\": []}]}")))
        .contains(
            "15 /stages/SQL/enter/all/0: at least 2 of 1 parts can never hold: ask for fewer or name"
                + " more");
  }

  @Test
  void refusesTestsThatNothingCanPass() {
    assertThat(problems(change("\"from\": 1, \"to\": 2", "\"from\": 2, \"to\": 2")))
        .containsExactly(
            "5 /fit/rules/0/cases/0/when/range/from: no number is at least 2 and below 2: from is"
                + " less than to");
    assertThat(problems(change("[\"a\", \"b\"]", "[\"a\", \"a\"]")))
        .containsExactly("6 /fit/rules/0/cases/1/when/oneOf/1: \"a\" stands here twice: keep one");
    assertThat(problems(change("[\"a\", \"b\"]", "[\"\u200C\u064B\"]")))
        .containsExactly(
            "6 /fit/rules/0/cases/1/when/oneOf/0: nothing is left of this text when it is compared:"
                + " name letters or digits");
    assertThat(problems(change("[\"a\", \"b\"]", "[\"\", \"a\\u0007\", 3]")))
        .containsExactly(
            "6 /fit/rules/0/cases/1/when/oneOf/0: the text is empty",
            "6 /fit/rules/0/cases/1/when/oneOf/1: the text holds a control character or a line"
                + " break",
            "6 /fit/rules/0/cases/1/when/oneOf/2: expected a text, found the number 3");
    assertThat(problems(change("[\"a\", \"b\"]", "[]")))
        .containsExactly(
            "6 /fit/rules/0/cases/1/when/oneOf: the list has 0 items, 1 to 500 are allowed");
  }

  @Test
  void refusesKindsAndPayloadFieldsWithoutAName() {
    assertThat(problems(change("\"kinds\": [\"demo-requested\"]", "\"kinds\": []")))
        .containsExactly("9 /engagement/rules/0/kinds: the list has 0 items, 1 to 100 are allowed");
    assertThat(problems(change("\"kinds\": [\"demo-requested\"]", "\"kinds\": [\"x\", \"x\"]")))
        .containsExactly("9 /engagement/rules/0/kinds/1: the kind \"x\" is named twice: keep one");
    assertThat(
            problems(
                change("\"points\": 7", "\"points\": 7, \"where\": {\"\": {\"present\": true}}")))
        .containsExactly(
            "9 /engagement/rules/0/where/: a payload field's name has 1 to 256 characters");
  }

  @Test
  void refusesGoldenLeadsThatCannotBe() {
    assertThat(problems(change("2026-10-05T05:00:00Z", "2026-13-05T05:00:00Z")))
        .containsExactly(
            "17 /golden/0/at: expected a UTC time in whole seconds such as"
                + " \"2026-11-23T09:00:00Z\", found the text \"2026-13-05T05:00:00Z\"");
    assertThat(problems(change("2026-10-05T05:00:00Z", "2026-10-05T05:00:00.5Z"))).hasSize(1);
    assertThat(problems(change("2026-10-05T05:00:00Z", "1970-01-01T00:00:00Z")))
        .containsExactly(
            "17 /golden/0/at: a time lies between 2000 and 2100, found the text"
                + " \"1970-01-01T00:00:00Z\"");
    assertThat(
            problems(change("{\"stage\": \"LEAD\"}", "{\"stage\": \"LEAD\", \"grade\": \"E5\"}")))
        .containsExactly(
            "19 /golden/0/expect/grade: expected a grade from \"A1\" to \"D4\", found the text"
                + " \"E5\"");
    var entry = "{\"kind\": \"demo-requested\", \"occurredAt\": \"2026-10-04T05:00:00Z\"";
    assertThat(
            problems(
                change(
                    entry + "}",
                    entry + ", \"entryId\": \"7\"}, " + entry + ", \"entryId\": \"7\"}")))
        .containsExactly(
            "18 /golden/0/entries/1: two entries are \"7\" of source \"golden\", and one thing"
                + " counts once: change one id");
    assertThat(
            problems(
                change(entry, entry + ", \"origin\": \"bought\", \"profile\": {\"a b\": null}")))
        .containsExactly(
            "18 /golden/0/entries/0/origin: expected \"voluntary\" or \"purchased\", found the text"
                + " \"bought\"",
            "18 /golden/0/entries/0/profile/a b: an attribute's name is a letter, then letters,"
                + " digits or . _ -, at most 64 in all",
            "18 /golden/0/entries/0/profile/a b: expected a text, a number, true or false, found"
                + " null");
    assertThat(problems(change(entry, entry + ", \"payload\": {\"a.b\": 1, \"a\": {\"b\": 2}}")))
        .containsExactly(
            "18 /golden/0/entries/0/payload/a/b: two values would be named \"a.b\": rename one");
  }

  private static String change(String from, String to) {
    assertThat(SOUND).contains(from);
    return SOUND.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
  }

  private static List<String> problems(String json) {
    return problems(json.getBytes(UTF_8));
  }

  private static List<String> problems(byte[] json) {
    return switch (ModelDocument.read(json)) {
      case Outcome.Read(var document) -> List.of();
      case Outcome.Invalid(var problems) ->
          problems.stream().map(ModelProblemsTest::written).toList();
    };
  }

  private static String written(Problem problem) {
    return problem.line() + " " + problem.pointer() + ": " + problem.detail();
  }
}
