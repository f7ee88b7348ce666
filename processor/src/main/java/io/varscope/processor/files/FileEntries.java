package io.varscope.processor.files;

import io.varscope.naming.NameRules;
import io.varscope.naming.NamedReasons;
import io.varscope.naming.NamingException;
import io.varscope.processor.files.FileMatch.IdleEntry;
import io.varscope.processor.files.FileMatch.UnreadEntry;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.LoadedFile.Entries;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The lists of a {@code @LoadedFrom}, and which of their entries are for something. */
final class FileEntries {

  private final NameRules names;
  private final NameRules.Pass pass;
  private final NamedReasons absent;
  private final NamedReasons unused;
  private final BitSet usedAbsent = new BitSet();
  private final BitSet usedUnused = new BitSet();

  private FileEntries(NameRules names, NamedReasons absent, NamedReasons unused) {
    this.names = names;
    this.pass = names.pass();
    this.absent = absent;
    this.unused = unused;
  }

  /** Reads the lists; those that cannot be read are empty. */
  static FileEntries read(LoadedFile file, List<UnreadEntry> unread) {
    return new FileEntries(
        read(Entries.NAMES, NameRules::parse, file.entries(Entries.NAMES), unread),
        read(Entries.ABSENT, NamedReasons::parse, file.entries(Entries.ABSENT), unread),
        read(Entries.UNUSED, NamedReasons::parse, file.entries(Entries.UNUSED), unread));
  }

  private static <T> T read(
      Entries list,
      Function<List<String>, T> reader,
      List<String> entries,
      List<UnreadEntry> unread) {
    try {
      return reader.apply(entries);
    } catch (NamingException e) {
      unread.add(new UnreadEntry(list, e));
      return reader.apply(List.of());
    }
  }

  /**
   * What a variable is in the file.
   *
   * @throws NamingException if a number in the rule has no value for it
   */
  NameRules.Source source(String variable) {
    return pass.apply(variable);
  }

  /** Whether the file may lack a variable. */
  boolean isAbsent(String variable) {
    return find(absent, variable, usedAbsent);
  }

  /** Whether a tensor is not wanted. */
  boolean isUnused(String tensor) {
    return find(unused, tensor, usedUnused);
  }

  private static boolean find(NamedReasons reasons, String name, BitSet used) {
    int entry = reasons.size() == 0 ? -1 : reasons.find(name);
    if (entry >= 0) {
      used.set(entry);
    }
    return entry >= 0;
  }

  /** The entries that were for nothing, once all names were asked for. */
  List<IdleEntry> idle(Collection<String> variables, Collection<String> tensors) {
    List<IdleEntry> idle = new ArrayList<>();
    for (int rule : pass.unused()) {
      boolean fits = false;
      for (String variable : variables) {
        fits |= names.fits(rule, variable);
      }
      idle.add(new IdleEntry(Entries.NAMES, rule, names.variables(rule), fits));
    }
    addIdle(Entries.ABSENT, absent, usedAbsent, variables, idle);
    addIdle(Entries.UNUSED, unused, usedUnused, tensors, idle);
    return idle;
  }

  private static void addIdle(
      Entries list,
      NamedReasons reasons,
      BitSet used,
      Collection<String> candidates,
      List<IdleEntry> idle) {
    if (used.cardinality() == reasons.size()) {
      return;
    }
    BitSet fitting = new BitSet();
    for (String name : candidates) {
      find(reasons, name, fitting);
    }
    for (int k = used.nextClearBit(0); k < reasons.size(); k = used.nextClearBit(k + 1)) {
      idle.add(new IdleEntry(list, k, reasons.name(k), fitting.get(k)));
    }
  }
}
