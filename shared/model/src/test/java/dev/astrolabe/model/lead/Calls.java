package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts something around every call of a port: a count, a crash, another writer's turn. */
public interface Calls {
  /** Makes the call, or not. */
  <T> T around(String name, Supplier<T> call);

  /** A process that died. */
  final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Crash(String where) {
      super(where);
    }
  }

  /** Dies at the k-th call, before or after it took effect. */
  static Calls dyingAt(int k, boolean after) {
    return new Calls() {
      private int made;

      @Override
      public <T> T around(String name, Supplier<T> call) {
        made++;
        if (made == k && !after) {
          throw new Crash("before " + name);
        }
        T answer = call.get();
        if (made == k) {
          throw new Crash("after " + name);
        }
        return answer;
      }
    };
  }

  /** The ledger, with this around its calls. */
  default Ledger on(Ledger ledger) {
    return new Ledger() {
      @Override
      public Optional<Claim> claimOf(Identity identity) {
        return around("claimOf", () -> ledger.claimOf(identity));
      }

      @Override
      public Claim claim(Identity identity, LeadId candidate, String original) {
        return around("claim", () -> ledger.claim(identity, candidate, original));
      }

      @Override
      public Appended append(Entry entry) {
        return around("append", () -> ledger.append(entry));
      }

      @Override
      public Optional<Entry> entry(Identity home, EntryId id) {
        return around("entry", () -> ledger.entry(home, id));
      }

      @Override
      public List<Entry> entries(Identity home) {
        return around("entries", () -> ledger.entries(home));
      }
    };
  }

  /** The leads, with this around their calls. */
  default Leads on(Leads leads) {
    return new Leads() {
      @Override
      public Optional<Lead> read(LeadId id) {
        return around("read", () -> leads.read(id));
      }

      @Override
      public boolean save(Lead before, Lead after) {
        return around("save", () -> leads.save(before, after));
      }

      @Override
      public boolean saveTogether(List<Change> changes, List<Ledger.Claim> repointed) {
        return around("saveTogether", () -> leads.saveTogether(changes, repointed));
      }

      @Override
      public List<Transition> transitions(LeadId id) {
        return around("transitions", () -> leads.transitions(id));
      }
    };
  }

  /** The imports, with this around their calls. */
  default Backfills on(Backfills backfills) {
    return new Backfills() {
      @Override
      public Optional<Progress> progress(String importId) {
        return around("progress", () -> backfills.progress(importId));
      }

      @Override
      public List<Row> chunk(String importId, int chunk) {
        return around("chunk", () -> backfills.chunk(importId, chunk));
      }

      @Override
      public boolean isRefused(Progress of, Row row, Instant now) {
        return around("isRefused", () -> backfills.isRefused(of, row, now));
      }

      @Override
      public void left(Progress of, int chunk, List<Left> rows, Instant now) {
        around(
            "left",
            () -> {
              backfills.left(of, chunk, rows, now);
              return rows;
            });
      }

      @Override
      public void walked(String importId, int chunk, Collection<LeadId> leads) {
        around(
            "walked",
            () -> {
              backfills.walked(importId, chunk, leads);
              return leads;
            });
      }

      @Override
      public boolean advance(Progress from, Progress to) {
        return around("advance", () -> backfills.advance(from, to));
      }
    };
  }

  /** The hand-offs, with this around their calls. */
  default HandOffs on(HandOffs handOffs) {
    return new HandOffs() {
      @Override
      public HandOff put(HandOff fresh) {
        return around("put", () -> handOffs.put(fresh));
      }

      @Override
      public void delivered(HandOff handOff, HandOff.Delivery sent) {
        around(
            "delivered " + sent,
            () -> {
              handOffs.delivered(handOff, sent);
              return sent;
            });
      }

      @Override
      public List<HandOff> of(LeadId lead) {
        return around("of", () -> handOffs.of(lead));
      }
    };
  }
}
