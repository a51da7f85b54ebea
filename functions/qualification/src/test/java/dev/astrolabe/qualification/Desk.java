package dev.astrolabe.qualification;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Calls;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Seal;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.PhonePlan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The API with everything behind it in memory: what goes on the queue is folded when {@link #fold}
 * is called, by the default model.
 */
final class Desk implements ArrivalQueue, AccessLog, Answers {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryLeads leads = new InMemoryLeads(ledger);
  final InMemoryHandOffs handOffs = new InMemoryHandOffs();
  final InMemoryModels models = new InMemoryModels();
  final List<Arrival> queued = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final List<String> traces = new ArrayList<>();
  final List<String> audited = new ArrayList<>();
  final List<String> reassessing = new ArrayList<>();
  private final Map<String, Answer> answers = new TreeMap<>();
  private final Map<String, Integer> madeIds = new HashMap<>();
  final Map<String, String> shelf = new TreeMap<>();
  final Set<String> claims = new TreeSet<>();
  final Map<EntryId, List<Reason>> refused = new HashMap<>();
  boolean queueIsDown;
  boolean storesAreDown;
  boolean othersAreFaster;

  /** Put around every call of the models, the kept answers and the re-assessment. */
  Calls calls = Calls.dyingAt(-1, false);

  final QualificationHandler handler = handler();

  private QualificationHandler handler() {
    return new QualificationHandler(
        ports((action, subject, what) -> audited.add(action + " " + what)), this);
  }

  /** Everything the API works with here. */
  Ports ports(Audit audit) {
    return new Ports(
        quietly(Leads.class, new Contended()),
        quietly(Ledger.class, ledger),
        quietly(HandOffs.class, handOffs),
        quietly(LeadLists.class, this::list),
        around(Models.class, models),
        around(Answers.class, this),
        quietly(EntryState.Refusals.class, (home, id, at) -> Optional.ofNullable(refused.get(id))),
        this,
        around(Reassessment.class, this::reassess),
        new PhonePlan("AE"),
        (knownAt, now) -> queued.isEmpty() && !knownAt.isAfter(now),
        () -> {
          if (storesAreDown) {
            throw SdkClientException.create("the table does not answer");
          }
          return new Seal(new byte[32]);
        },
        quietly(
            Shelf.class,
            (name, document, now) -> {
              shelf.put(name, new String(document, StandardCharsets.UTF_8));
              return "https://shelf.example/" + name + "?from=" + now;
            }),
        audit);
  }

  /** A port that only stops answering with all others. */
  private <T> T quietly(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (storesAreDown) {
                throw SdkClientException.create("the table does not answer");
              }
              return invoke(real, method, arguments);
            }));
  }

  private <T> T around(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                calls.around(
                    method.getName(),
                    () -> {
                      if (storesAreDown) {
                        throw SdkClientException.create("the table does not answer");
                      }
                      return invoke(real, method, arguments);
                    })));
  }

  private static @Nullable Object invoke(Object real, Method method, Object[] arguments) {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a port's methods are public", e);
    }
  }

  private void reassess(String model, int version, String trace) {
    if (queueIsDown) {
      throw SdkClientException.create("the queue does not answer");
    }
    reassessing.add(model + "@" + version);
    traces.add(trace);
  }

  /** The leads, where now and then nothing can be saved because others are faster. */
  private final class Contended implements Leads {
    @Override
    public Optional<Lead> read(LeadId id) {
      return leads.read(id);
    }

    @Override
    public boolean save(Lead before, Lead after) {
      return !othersAreFaster && leads.save(before, after);
    }

    @Override
    public boolean saveTogether(List<Change> changes, List<Claim> repointed) {
      return !othersAreFaster && leads.saveTogether(changes, repointed);
    }

    @Override
    public List<Transition> transitions(LeadId id) {
      return leads.transitions(id);
    }
  }

  /** Folds what is queued, each by the time it was recorded. */
  Desk fold() {
    var accept =
        new AcceptEntry(
            ledger,
            leads,
            handOffs,
            new Folding(models.active(NOW)),
            () -> new LeadId("lead-" + madeIds.merge("lead", 1, Integer::sum)));
    queued.forEach(arrival -> accept.accept(arrival, arrival.recordedAt()));
    queued.clear();
    return this;
  }

  /** Posts a lead with a token that may, and folds it. */
  Ask.Answer lead(String json) {
    var answer = Ask.post("/api/leads").as("crm", "leads:write").json(json).of(handler);
    fold();
    return answer;
  }

  /** Asks with every scope. */
  Ask.Answer ask(Ask ask) {
    return ask.as(
            "operator",
            "leads:read",
            "leads:write",
            "models:read",
            "models:write",
            "models:agree-marketing",
            "models:agree-sales")
        .of(handler);
  }

  private LeadPage list(LeadLists.By by, Instant now, Optional<String> cursor, int limit) {
    var found =
        leads.everything().stream()
            .filter(lead -> lead.mergedInto().isEmpty())
            .filter(lead ->
                switch (by) {
                  case LeadLists.By.Creation() -> true;
                  case LeadLists.By.OfStage(var model, var stage) -> stage(lead) == stage;
                  case LeadLists.By.ByPriority(var model) -> stage(lead) != Stage.LEAD;
                  case LeadLists.By.OfDomain(var domain) ->
                      lead.identities().stream().anyMatch(i -> i.key().endsWith("@" + domain));
                  case LeadLists.By.OfOwner(var owner) -> false;
                  case LeadLists.By.NamedLike(var name) -> true;
                })
            .map(Lead::id)
            .sorted(Comparator.reverseOrder())
            .toList();
    int from = Math.min(found.size(), cursor.map(Integer::parseInt).orElse(0));
    int to = Math.min(found.size(), from + limit);
    return new LeadPage(
        found.subList(from, to),
        to < found.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static Stage stage(Lead lead) {
    var standing = lead.standings().get("default");
    return standing == null ? Stage.LEAD : standing.stage();
  }

  @Override
  public Sent send(Arrival arrival, String trace) {
    if (queueIsDown) {
      return new Sent.Unavailable();
    }
    queued.add(arrival);
    traces.add(trace);
    return new Sent.Queued();
  }

  @Override
  public Optional<Answer> find(String scope, String key, Instant now) {
    return Optional.ofNullable(answers.get(scope + "\n" + key));
  }

  @Override
  public Answer claim(String scope, String key, Answer claim, Instant now) {
    claims.add(scope + "\n" + key);
    return keep(scope, key, claim, now);
  }

  @Override
  public Answer keep(String scope, String key, Answer answer, Instant now) {
    var standing = answers.putIfAbsent(scope + "\n" + key, answer);
    return standing == null ? answer : standing;
  }

  @Override
  public void answered(Served served) {
    log.add(served.route() + " " + served.status() + " " + served.requestId());
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    log.add("fault " + route + " " + fault + " " + requestId);
  }
}
