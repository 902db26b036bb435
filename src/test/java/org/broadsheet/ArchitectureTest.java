package org.broadsheet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** The arrows that must never exist. */
@AnalyzeClasses(packages = "org.broadsheet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LEAVES = {
        "..addresses..",
        "..keys..",
        "..demo..",
        "..audit..",
        "..pages..",
        "..previews..",
        "..broadsheet.reader..",
        "..related..",
        "..search..",
        "..feeds..",
        "..webhooks..",
        "..imports..",
        "..exports..",
        "..views..",
        "..sitemaps..",
        "..front.."
    };
    private static final String[] REGISTERS = {"..broadsheet.taxonomy.."};

    private static final DescribedPredicate<JavaClass> ENTITY =
            describe("an entity", type -> type.isAnnotatedWith(Entity.class));
    private static final DescribedPredicate<JavaClass> JSON =
            describe("JSON in or out", type -> type.getSimpleName().matches(".*(Input|View|Card|Report)"));

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_A_LEAF = noClasses()
            .that()
            .resideOutsideOfPackages(LEAVES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEAVES);

    @ArchTest
    static final ArchRule LEAVES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "org.broadsheet.(addresses|keys|audit|demo|pages|previews|reader|related|search|feeds|webhooks|imports|exports|views|sitemaps|front)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_GROUND_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage("..broadsheet.http..", "..broadsheet.database..", "..broadsheet.security..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..broadsheet..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "..broadsheet.http..", "..broadsheet.database..", "..broadsheet.security.."))));

    @ArchTest
    static final ArchRule WHAT_ARTICLES_ARE_FILED_UNDER_KNOWS_NO_ARTICLES = noClasses()
            .that()
            .resideInAnyPackage(REGISTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..broadsheet.articles..");

    @ArchTest
    static final ArchRule ENTITIES_KNOW_NEITHER_JSON_NOR_HTTP = noClasses()
            .that(ENTITY)
            .should()
            .dependOnClassesThat(JSON.or(resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..")));

    @ArchTest
    static final ArchRule NO_ENTITY_CROSSES_THE_WIRE = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(describe(
                    "an entity in their signature", (JavaMethod method) -> method.getAllInvolvedRawTypes().stream()
                            .anyMatch(ENTITY))));

    @ArchTest
    static final ArchRule RESOURCES_RUN_NO_SQL = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Database.class, Sql.class);

    @ArchTest
    static final ArchRule ONLY_THE_GROUND_TALKS_JDBC = noClasses()
            .that()
            .resideOutsideOfPackages("..broadsheet.database..", "..http.problem..")
            .should()
            .dependOnClassesThat(describe(
                    "JDBC beyond reading a row",
                    type -> type.getPackageName().equals("java.sql")
                            && !type.getSimpleName().equals("SQLException")
                            && !type.getSimpleName().equals("ResultSet")));

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS_FOR = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..common..", "..helper..", "..service..", "..impl..", "..dto..", "..mapper..")
            .orShould()
            .haveNameMatching(".*(Service|ServiceImpl|Util|Utils|Helper|Mapper|Dto|DTO|Manager)");

    @ArchTest
    static final ArchRule RESOURCES_ARE_NAMED_SO =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule METHODS_OF_RESOURCES_SAY_WHO_MAY_CALL = methods()
            .that()
            .areMetaAnnotatedWith(jakarta.ws.rs.HttpMethod.class)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                    describe("open to all or to a role", method -> says(method, method.getOwner()))));

    private static boolean says(JavaMethod method, JavaClass owner) {
        return java.util.stream.Stream.of(
                        jakarta.annotation.security.PermitAll.class, jakarta.annotation.security.RolesAllowed.class)
                .anyMatch(role -> method.isAnnotatedWith(role) || owner.isAnnotatedWith(role));
    }
}
