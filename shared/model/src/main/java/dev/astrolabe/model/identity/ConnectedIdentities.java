package dev.astrolabe.model.identity;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which identities are one person, from the set of entries alone: links in force unite, in the
 * order of entries, unless that would bring both sides of a cut in force into one set.
 *
 * <p>A cut is in force if the last entry that speaks of the same two sides does not lift it. It
 * beats links from before it and after it alike.
 */
public final class ConnectedIdentities {
  private final Map<Identity, Integer> parents = new TreeMap<>();
  private final List<Integer> parentOf = new ArrayList<>();
  private final List<BitSet> sidesOf = new ArrayList<>();
  private final Map<Identity, List<Integer>> sides = new HashMap<>();

  private ConnectedIdentities(Collection<Entry> entries) {
    var ordered = entries.stream().sorted(Entry.ORDER).toList();
    int cut = 0;
    for (var inForce : cutsInForce(ordered)) {
      for (var identity : inForce.left()) {
        sides.computeIfAbsent(identity, i -> new ArrayList<>()).add(2 * cut);
      }
      for (var identity : inForce.right()) {
        sides.computeIfAbsent(identity, i -> new ArrayList<>()).add(2 * cut + 1);
      }
      cut++;
    }
    var seen = new HashSet<Entry>();
    for (var entry : ordered) {
      if (!seen.add(entry)) {
        continue;
      }
      int home = place(entry.home());
      for (var link : entry.links()) {
        if (link.state() == Link.State.IN_FORCE) {
          unite(home, place(link.other()));
        }
      }
    }
  }

  /** Finds the sets; an entry that stands twice counts once. */
  public static ConnectedIdentities of(Collection<Entry> entries) {
    return new ConnectedIdentities(entries);
  }

  /** The cuts that the last entry about their two sides does not lift, in no order. */
  public static Collection<Directive.Cut> cutsInForce(Collection<Entry> entries) {
    var last = new LinkedHashMap<Set<Set<Identity>>, Directive.Cut>();
    entries.stream()
        .sorted(Entry.ORDER)
        .forEach(entry -> {
          if (entry.directive().isPresent()
              && entry.directive().get() instanceof Directive.Cut cut) {
            last.put(Set.of(cut.left(), cut.right()), cut);
          }
        });
    return last.values().stream().filter(cut -> !cut.lifted()).toList();
  }

  /** The set that holds the identity; of itself alone where no entry names it. */
  public SortedSet<Identity> with(Identity identity) {
    var set = new TreeSet<Identity>(Set.of(identity));
    var place = parents.get(identity);
    if (place != null) {
      int root = root(place);
      parents.forEach((other, otherPlace) -> {
        if (root(otherPlace) == root) {
          set.add(other);
        }
      });
    }
    return set;
  }

  /** All sets; every identity that an entry names as home or links in force is in exactly one. */
  public Set<Set<Identity>> sets() {
    var byRoot = new HashMap<Integer, Set<Identity>>();
    parents.forEach((identity, place) ->
        byRoot.computeIfAbsent(root(place), r -> new TreeSet<>()).add(identity));
    return new HashSet<>(byRoot.values());
  }

  private int place(Identity identity) {
    return parents.computeIfAbsent(
        identity,
        i -> {
          int place = parentOf.size();
          parentOf.add(place);
          var held = new BitSet();
          sides.getOrDefault(i, List.of()).forEach(held::set);
          sidesOf.add(held);
          return place;
        });
  }

  private int root(int place) {
    int root = place;
    while (parentOf.get(root) != root) {
      root = parentOf.get(root);
    }
    for (int next = place; next != root; ) {
      int above = parentOf.get(next);
      parentOf.set(next, root);
      next = above;
    }
    return root;
  }

  private void unite(int a, int b) {
    int left = root(a);
    int right = root(b);
    if (left == right) {
      return;
    }
    var both = (BitSet) sidesOf.get(left).clone();
    both.or(sidesOf.get(right));
    for (int side = both.nextSetBit(0); side >= 0; side = both.nextSetBit(side + 1)) {
      if (both.get(side ^ 1)) {
        return;
      }
    }
    parentOf.set(right, left);
    sidesOf.set(left, both);
  }
}
