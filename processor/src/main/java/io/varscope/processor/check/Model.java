package io.varscope.processor.check;

import io.varscope.processor.expand.Expansion;
import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.StrayMember;
import io.varscope.processor.model.StraySlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What rules look at.
 *
 * @param classes the scope classes of this compilation, in a stable order
 * @param known these and the scope classes of libraries that they lead to, by canonical name
 * @param strays annotated fields of other classes
 * @param straySlots what is annotated with {@code @Slots} where it means nothing
 * @param programs what is annotated with {@code @VariableGraph}
 * @param expansion what the classes place
 * @param files what is loaded from a file, held against its header
 * @param strayFiles where {@code @LoadedFrom} means nothing
 * @param sources where the source files are
 */
public record Model(
    List<ScopeClass> classes,
    Map<String, ScopeClass> known,
    List<StrayMember> strays,
    Collection<StraySlots> straySlots,
    List<ProgramDeclaration> programs,
    Expansion expansion,
    List<FileMatch> files,
    Collection<Site> strayFiles,
    Sources sources) {

  public Model {
    classes = List.copyOf(classes);
    known = Map.copyOf(known);
    strays = List.copyOf(strays);
    straySlots = List.copyOf(straySlots);
    programs = List.copyOf(programs);
    files = List.copyOf(files);
    strayFiles = List.copyOf(strayFiles);
  }

  /** Visits each scope class that something mounts, extends or names, and where that is written. */
  void forEachUse(BiConsumer<String, Site> visitor) {
    for (ScopeClass type : bindableClasses()) {
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount && mount.component().isPresent()) {
          visitor.accept(mount.component().get(), mount.site());
        }
      }
      if (type.superclass().isPresent()) {
        visitor.accept(type.superclass().get(), type.site());
      }
    }
    for (ProgramDeclaration program : programs) {
      for (int k = 0; k < program.roots().size(); k++) {
        if (!program.obstacles().containsKey(k)) {
          visitor.accept(program.roots().get(k), program.site(k));
        }
      }
    }
  }

  /** The classes whose fields can be bound at all: of others, nothing more needs to be said. */
  List<ScopeClass> bindableClasses() {
    List<ScopeClass> bindable = new ArrayList<>();
    for (ScopeClass type : classes) {
      if (type.javaClass().isBindable()) {
        bindable.add(type);
      }
    }
    return bindable;
  }
}
