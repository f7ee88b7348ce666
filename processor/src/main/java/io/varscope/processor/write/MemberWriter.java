package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import io.varscope.Reuse;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a binder does for one field. */
final class MemberWriter {

  private final ScopeClass scope;
  private final Map<String, ScopeClass> known;

  /** Where it is bound. */
  private final String in;

  private final VariableWriter variables;
  private final MountWriter mounts;

  /**
   * A writer for one class.
   *
   * @param known every scope class that it leads to, by canonical name
   */
  MemberWriter(ScopeClass scope, Map<String, ScopeClass> known, LocalNames names) {
    this.scope = scope;
    this.known = known;
    this.in = names.of("in");
    this.variables = new VariableWriter(scope, names);
    this.mounts = new MountWriter(known, names);
  }

  /** The statements for each field, in order; some have those of several. */
  List<Piece> pieces() {
    List<Piece> code = new ArrayList<>();
    List<VariableDeclaration> group = new ArrayList<>();
    for (Member member : scope.members()) {
      if (!group.isEmpty() && !isTogether(group, member)) {
        code.add(together(group));
        group.clear();
      }
      if (member instanceof VariableDeclaration variable && variable.type().isPresent()) {
        group.add(variable);
      } else if (member instanceof MountDeclaration mount && isBindable(mount)) {
        Code placed = mounts.write(mount, mount.component().map(known::get).orElseThrow());
        code.add(
            new Piece(
                mount.isByElement() ? placed : when(member, placed),
                bytes(member),
                constants(member)));
      }
    }
    if (!group.isEmpty()) {
      code.add(together(group));
    }
    return code;
  }

  private Piece together(List<VariableDeclaration> group) {
    Piece piece = variables.together(group);
    return new Piece(when(group.get(0), piece.code()), piece.bytes(), piece.constants());
  }

  /** What assigns the variables, a piece for each part. */
  List<Piece> assignments() {
    return variables.assignments();
  }

  /** Whether a field is assigned together with some before it; one with a condition is alone. */
  private static boolean isTogether(List<VariableDeclaration> group, Member member) {
    return member instanceof VariableDeclaration variable
        && variable.type().isPresent()
        && variable.when().isEmpty()
        && group.get(0).when().isEmpty()
        && bytes(group) + bytes(member) <= Parts.MOST_BYTES;
  }

  static int bytes(List<? extends Member> members) {
    int bytes = 0;
    for (Member member : members) {
      bytes += bytes(member);
    }
    return bytes;
  }

  static int constants(List<? extends Member> members) {
    int constants = 0;
    for (Member member : members) {
      constants += constants(member);
    }
    return constants;
  }

  private static int bytes(Member member) {
    return 80 + 12 * strings(member) + bytes(member.init());
  }

  private static int constants(Member member) {
    // A field and a method have some each, a string two, and so has a number.
    return 24 + 2 * strings(member) + bytes(member.init()) / 4;
  }

  private static int strings(Member member) {
    int strings = member.when().isPresent() ? 1 : 0;
    if (member instanceof VariableDeclaration variable) {
      strings += variable.dims().size() + variable.groups().size();
    } else if (member instanceof MountDeclaration mount) {
      strings +=
          mount.defaults().lets().size()
              + mount.dtypes().size()
              + mount.defaults().groups().size()
              + (mount.defaults().slots().isPresent()
                  ? mount.defaults().slots().get().names().size()
                  : 0)
              + (mount.repeat().isPresent() ? 8 : 0);
    }
    return strings;
  }

  private Code when(Member member, Code code) {
    return member.when().isEmpty()
        ? code
        : new Code()
            .begin("if (", in, ".when(", Code.literal(member.when().get().text()), "))")
            .add(code)
            .end();
  }

  /** About how much of a method an initializer takes: each constant eight bytes. */
  static int bytes(InitDeclaration init) {
    return init.constant().isEmpty() ? 0 : 8 * init.constant().get().size();
  }

  private boolean isBindable(MountDeclaration mount) {
    ScopeClass component = mount.component().isEmpty() ? null : known.get(mount.component().get());
    return component != null && component.javaClass().isBindable();
  }

  /** What a scope says for everything below, but for dimensions. */
  static Code inherited(Defaults defaults) {
    Code code = new Code();
    if (defaults.reuse() != Reuse.INHERIT) {
      code.add(".withReuse(", Reuse.class, ".", defaults.reuse().name(), ")");
    }
    if (defaults.init().isGiven()) {
      code.add(".withInitializer(", InitializerCode.of(defaults.init()), ")");
    }
    if (defaults.trainable().isPresent()) {
      code.add(".withTrainable(", defaults.trainable().get(), ")");
    }
    if (!defaults.groups().isEmpty()) {
      code.add(".withGroups(").addLiterals(defaults.groups()).add(")");
    }
    if (defaults.slots().isPresent()) {
      code.add(".withSlots(").addLiterals(defaults.slots().get().names()).add(")");
    }
    return code;
  }

  static ClassName binderOf(ScopeClass scope) {
    BinderName name = scope.javaClass().name().binder();
    return ClassName.get(name.packageName(), name.simpleName());
  }
}
