package org.plenary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms and arrows of docs/architecture.md. */
class ArchitectureTest {

  private static final String ROOT = "org.plenary";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** Which rooms a room may use. A room that is not here does not exist. */
  private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

  static {
    ARROWS.put("refusal", List.of());
    ARROWS.put("text", List.of());
    ARROWS.put("proof", List.of());
    ARROWS.put("database", List.of());
    ARROWS.put("http", List.of("refusal"));
    ARROWS.put("word", List.of("refusal"));
    ARROWS.put("pdf", List.of());
    ARROWS.put("wire", List.of("text", "refusal"));
    ARROWS.put("journal", List.of("refusal"));
    ARROWS.put("people", List.of("http", "refusal"));
    ARROWS.put("meeting", List.of("people", "http", "refusal"));
    ARROWS.put("negotiation", List.of("text", "people", "refusal"));
    ARROWS.put(
        "resolution",
        List.of("text", "wire", "journal", "people", "meeting", "negotiation", "refusal"));
    ARROWS.put(
        "drafting",
        List.of(
            "resolution",
            "negotiation",
            "journal",
            "meeting",
            "text",
            "wire",
            "people",
            "http",
            "refusal"));
    ARROWS.put(
        "exchange",
        List.of(
            "proof",
            "word",
            "pdf",
            "text",
            "wire",
            "journal",
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "http",
            "refusal"));
    ARROWS.put(
        "input",
        List.of(
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "text",
            "wire",
            "exchange",
            "journal",
            "http",
            "refusal"));
    ARROWS.put(
        "answer",
        List.of(
            "input",
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "text",
            "wire",
            "exchange",
            "journal",
            "http",
            "refusal"));
    ARROWS.put(
        "publication",
        List.of(
            "proof",
            "input",
            "answer",
            "text",
            "wire",
            "journal",
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "exchange",
            "input",
            "http",
            "refusal"));
    ARROWS.put(
        "record",
        List.of(
            "input",
            "proof",
            "publication",
            "text",
            "wire",
            "journal",
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "http",
            "refusal"));
    ARROWS.put(
        "demo",
        List.of(
            "text",
            "wire",
            "journal",
            "resolution",
            "negotiation",
            "meeting",
            "people",
            "exchange",
            "input",
            "answer",
            "database",
            "refusal"));
  }

  @TestFactory
  Stream<DynamicTest> every_room_uses_only_the_rooms_below_it() {
    return ARROWS.entrySet().stream()
        .map(
            room -> dynamicTest(room.getKey(), () -> assertArrows(room.getKey(), room.getValue())));
  }

  private static void assertArrows(String room, List<String> allowed) {
    List<String> packages = new ArrayList<>();
    packages.add(ROOT + "." + room + "..");
    allowed.forEach(name -> packages.add(ROOT + "." + name + ".."));
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(ROOT + "..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new)))))
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void every_package_is_a_room_of_the_architecture() {
    classes()
        .that()
        .resideOutsideOfPackages(
            ARROWS.keySet().stream().map(r -> ROOT + "." + r + "..").toArray(String[]::new))
        .should()
        .resideInAnyPackage(ROOT, ROOT + ".cli..")
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void rooms_are_free_of_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void the_text_engine_uses_nothing_but_java() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".text..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ROOT + ".text..", "org.jspecify..")
        .check(CODE);
  }

  @Test
  void proofs_use_nothing_but_java() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".proof..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ROOT + ".proof..", "org.jspecify..")
        .check(CODE);
  }

  @Test
  void the_text_engine_knows_no_clock_and_no_chance() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.time..", "java.io..", "java.nio..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .check(CODE);
  }
}
