package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Where the time of a compiler with Varscope goes, beside one without it. */
final class Profile {

  private static final int HOT = 40;

  /** What is looked for anywhere in a stack trace, to say how much time goes there in all. */
  private static final Map<String, Predicate<StackTraceElement>> WITHIN = new LinkedHashMap<>();

  static {
    WITHIN.put("JavaPoet", inside("io.varscope.processor.shaded.javapoet."));
    WITHIN.put(
        "Filer, creating and writing files", inside("com.sun.tools.javac.processing.JavacFiler"));
    WITHIN.put("Elements", inside("com.sun.tools.javac.model.JavacElements"));
    WITHIN.put("Types", inside("com.sun.tools.javac.model.JavacTypes"));
    WITHIN.put("Trees", inside("com.sun.tools.javac.api.JavacTrees"));
    WITHIN.put(
        "IndexReader, looking for index classes",
        inside("io.varscope.processor.index.IndexReader"));
    WITHIN.put("file system", inside("sun.nio.fs."));
  }

  private Profile() {}

  private static Predicate<StackTraceElement> inside(String beginning) {
    return frame -> frame.getClassName().startsWith(beginning);
  }

  static void print(Peer peer, int units, int warmups, int turns) {
    Contestant varscope = Contestant.of(Project.of(peer, units), Processing::kept);
    Contestant floor = Contestant.of(Project.of(Peer.FOUR, units), Processing::kept);
    for (int i = 0; i < warmups; i++) {
      varscope.cost();
      floor.cost();
    }
    List<StackTraceElement[]> with = new ArrayList<>();
    List<StackTraceElement[]> floors = new ArrayList<>();
    List<StackTraceElement[]> without = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      with.addAll(sampled(varscope::with));
      floors.addAll(sampled(floor::with));
      without.addAll(sampled(varscope::without));
    }
    System.out.printf(
        "%nProfile of %s on %d classes, %d runs each: samples by stage, per run%n%n",
        peer.title(), units, turns);
    printStages(with, floors, without, turns);
    List<StackTraceElement[]> ours =
        with.stream().filter(stack -> Arrays.stream(stack).anyMatch(Profile::isOurs)).toList();
    printWithin(ours);
    printHot(ours);
  }

  private static List<StackTraceElement[]> sampled(Supplier<Long> run) {
    try (Sampler sampler = new Sampler()) {
      run.get();
      return sampler.samples().stream().filter(Profile::isCompiler).toList();
    }
  }

  /** Whether the compiler runs; and not what this program does around it. */
  private static boolean isCompiler(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(frame -> frame.getClassName().equals("com.sun.tools.javac.api.JavacTaskImpl"));
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith("io.varscope.")
        && !frame.getClassName().startsWith("io.varscope.benchmark.");
  }

  private static void printStages(
      List<StackTraceElement[]> with,
      List<StackTraceElement[]> floors,
      List<StackTraceElement[]> without,
      int turns) {
    Map<String, Integer> withBy = count(with);
    Map<String, Integer> floorBy = count(floors);
    Map<String, Integer> withoutBy = count(without);
    Set<String> stages = new TreeSet<>(withBy.keySet());
    stages.addAll(floorBy.keySet());
    stages.addAll(withoutBy.keySet());
    System.out.printf("%-45s %8s %8s %8s %8s%n", "stage", "Varscope", "%", "floor", "without");
    for (String stage : stages) {
      int samples = withBy.getOrDefault(stage, 0);
      System.out.printf(
          "%-45s %8.1f %7.1f%% %8.1f %8.1f%n",
          stage,
          (double) samples / turns,
          100.0 * samples / with.size(),
          (double) floorBy.getOrDefault(stage, 0) / turns,
          (double) withoutBy.getOrDefault(stage, 0) / turns);
    }
    System.out.printf(
        "%-45s %8.1f %7.1f%% %8.1f %8.1f%n",
        "all",
        (double) with.size() / turns,
        100.0,
        (double) floors.size() / turns,
        (double) without.size() / turns);
  }

  private static Map<String, Integer> count(List<StackTraceElement[]> samples) {
    Map<String, Integer> counts = new HashMap<>();
    samples.forEach(stack -> counts.merge(Stage.of(stack), 1, Integer::sum));
    return counts;
  }

  private static void printWithin(List<StackTraceElement[]> ours) {
    System.out.printf("%nOf the %d samples inside Varscope, these are inside%n%n", ours.size());
    WITHIN.forEach(
        (title, test) ->
            System.out.printf(
                "%5.1f%%  %s%n",
                100.0
                    * ours.stream().filter(stack -> Arrays.stream(stack).anyMatch(test)).count()
                    / ours.size(),
                title));
  }

  /** By method: with what it calls, and the part of that which is in no other method of ours. */
  private static void printHot(List<StackTraceElement[]> ours) {
    Map<String, Integer> inclusive = new HashMap<>();
    Map<String, Integer> own = new HashMap<>();
    Map<String, Map<String, Integer>> callees = new HashMap<>();
    for (StackTraceElement[] stack : ours) {
      Set<String> seen = new HashSet<>();
      boolean innermost = true;
      for (int i = 0; i < stack.length; i++) {
        if (isOurs(stack[i])) {
          String method = method(stack[i]);
          if (seen.add(method)) {
            inclusive.merge(method, 1, Integer::sum);
          }
          if (innermost) {
            innermost = false;
            own.merge(method, 1, Integer::sum);
            String callee = i == 0 ? "itself" : method(stack[i - 1]);
            callees.computeIfAbsent(method, m -> new HashMap<>()).merge(callee, 1, Integer::sum);
          }
        }
      }
    }
    System.out.printf("%nHot methods of Varscope, with all that they call%n%n");
    top(inclusive)
        .forEach(
            method ->
                System.out.printf(
                    "%5.1f%%  %s%n", 100.0 * inclusive.get(method) / ours.size(), method));
    System.out.printf("%nHot methods of Varscope, without other methods of Varscope%n%n");
    top(own)
        .forEach(
            method ->
                System.out.printf(
                    "%5.1f%%  %s <- %s%n",
                    100.0 * own.get(method) / ours.size(),
                    method,
                    top(callees.get(method)).stream()
                        .limit(3)
                        .map(c -> c + " " + 100 * callees.get(method).get(c) / own.get(method))
                        .toList()));
  }

  private static String method(StackTraceElement frame) {
    return Stage.simple(frame.getClassName()) + "." + frame.getMethodName();
  }

  private static List<String> top(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(HOT)
        .map(Map.Entry::getKey)
        .toList();
  }
}
