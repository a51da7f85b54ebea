package dev.astrolabe.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds the arrows of the architecture: functions -> shared/runtime -> shared/model, and nobody
 * asks the machine for the time.
 */
final class ArrowsTest {
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
    assertThat(functions()).contains("intake", "scoring", "qualification", "handoff");
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
    noClasses()
        .should()
        .accessTargetWhere(isTheWallClock())
        .because("now comes from the event (docs/decisions/0002)")
        .check(deployed());
  }

  private static DescribedPredicate<JavaAccess<?>> isTheWallClock() {
    var withNow =
        Set.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            LocalTime.class.getName(),
            OffsetDateTime.class.getName(),
            Year.class.getName(),
            YearMonth.class.getName(),
            ZonedDateTime.class.getName());
    return DescribedPredicate.describe(
        "a reading of the machine's wall clock",
        access -> {
          JavaClass owner = access.getTargetOwner();
          var name = access.getTarget().getName();
          return (withNow.contains(owner.getName()) && name.equals("now"))
              || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
              || (owner.isEquivalentTo(Clock.class)
                  && (name.startsWith("system") || name.startsWith("tick")))
              || (owner.isEquivalentTo(Date.class)
                  && name.equals("<init>")
                  && access.getTarget().getFullName().endsWith("<init>()"));
        });
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
}
