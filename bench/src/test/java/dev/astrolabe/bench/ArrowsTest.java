package dev.astrolabe.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Holds the arrows of the architecture: functions -> shared/runtime -> shared/model, and nobody
 * asks the machine for the time.
 */
final class ArrowsTest {
  private static final ArchRule NO_WALL_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(WallClock.isRead())
          .because("now comes from the event (docs/decisions/0002)");

  /** This module's folder is where the build runs its tests. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static List<String> functions() throws IOException {
    try (var folders = Files.list(ROOT.resolve("functions"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static JavaClasses classes(List<Path> modules) {
    var folders = modules.stream().map(module -> module.resolve("target/classes")).toList();
    for (var folder : folders) {
      assertThat(folder).as("classes of %s, built before this test", folder).isDirectory();
    }
    return new ClassFileImporter().importPaths(folders);
  }

  private static JavaClasses deployed() throws IOException {
    var modules = new ArrayList<Path>();
    modules.add(ROOT.resolve("shared/model"));
    modules.add(ROOT.resolve("shared/runtime"));
    functions().forEach(name -> modules.add(ROOT.resolve("functions").resolve(name)));
    return classes(modules);
  }

  @Test
  void theModelKnowsTheJdkOnly() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "dev.astrolabe.model..", "org.jspecify..")
            .because("the domain outlives every library");

    rule.check(classes(List.of(ROOT.resolve("shared/model"))));
  }

  @Test
  void theRuntimeKnowsNoFunction() throws IOException {
    var packages = functions().stream().map(ArrowsTest::packageOf).toArray(String[]::new);

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because("arrows go from functions to the runtime")
        .check(classes(List.of(ROOT.resolve("shared/runtime"))));
  }

  @Test
  void functionsNeverImportEachOther() throws IOException {
    assertThat(functions())
        .contains("intake", "scoring", "qualification", "handoff", "projection", "imports");
    for (var name : functions()) {
      var others =
          functions().stream()
              .filter(other -> !other.equals(name))
              .map(ArrowsTest::packageOf)
              .toArray(String[]::new);
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because("what two functions share belongs to the runtime or the model")
          .check(classes(List.of(ROOT.resolve("functions").resolve(name))));
    }
  }

  private static String packageOf(String function) {
    return "dev.astrolabe." + function.replace("-", "") + "..";
  }

  @Test
  void nobodyAsksTheMachineForTheTime() throws IOException {
    NO_WALL_CLOCK.check(deployed());
  }

  @Test
  void everyWayToAskForTheTimeIsCaught() {
    var ways =
        new ClassFileImporter()
            .importPackages("dev.astrolabe.bench.clocks")
            .that(describe("a way to read the clock", way -> way.isNestedClass()));
    assertThat(ways.size()).isEqualTo(27);
    for (var way : ways) {
      var one = new ClassFileImporter().importClasses(way.reflect());
      assertThat(NO_WALL_CLOCK.evaluate(one).hasViolation()).as(way.getName()).isTrue();
    }
  }

  @Test
  void noFunctionCarriesDatabindOrASlowHttpClient() throws IOException {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml.jackson.databind..",
            "software.amazon.awssdk.enhanced..",
            "io.netty..",
            "org.apache.http..")
        .because("each costs a cold start more than it gives")
        .check(deployed());
  }

  /**
   * A function reflects on what it carries though none of its classes names it: look into its zip.
   */
  @Test
  void noZipHoldsDatabindOrASlowHttpClient() throws IOException {
    for (var name : functions()) {
      var zip = ROOT.resolve("functions").resolve(name).resolve("target").resolve(name + ".zip");
      assertThat(zip).as("the zip of %s, built before this test", name).isRegularFile();
      try (var open = new ZipFile(zip.toFile())) {
        var jars = open.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".jar")).toList();
        assertThat(jars).as(name).anyMatch(jar -> jar.startsWith("lib/jackson-core-"));
        assertThat(jars)
            .as(name)
            .allMatch(jar -> jar.startsWith("lib/"))
            .noneMatch(jar -> jar.matches(SLOW_JARS));
      }
    }
  }

  private static final String SLOW_JARS =
      "lib/(jackson-databind|netty|httpclient|httpcore|apache-client|apache5-client|dynamodb-enhanced).*";
}
