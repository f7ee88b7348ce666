import io.varscope.it.Artifacts
import io.varscope.it.Java

def log = new File(basedir, 'build.log').readLines()

// One module is built.
def repository = localRepositoryPath
def stdlib =
    new File(
        repository,
        "org/jetbrains/kotlin/kotlin-stdlib/$kotlin/kotlin-stdlib-${kotlin}.jar")
def runtime = new Artifacts(repository, version).jar('runtime')
def classes = new File(basedir, 'model/target/classes')
def output = Java.run('-cp', Java.path(classes, runtime, stdlib), 'acme.MainKt')
assert output.readLines() == [
    'mlp/bias(32,)',
    'mlp/head/dense/bias(10,)',
    'mlp/head/dense/weights(32, 10)',
    'mlp/head/temperature()',
    'mlp/hidden/bias(32,)',
    'mlp/hidden/weights(784, 32)',
    'mlp/middle/0/bias(32,)',
    'mlp/middle/0/weights(32, 32)',
    'mlp/middle/1/bias(32,)',
    'mlp/middle/1/weights(32, 32)',
    'mlp/more/0/bias(32,)',
    'mlp/more/0/weights(32, 32)',
    'mlp/more/1/bias(32,)',
    'mlp/more/1/weights(32, 32)',
    'mlp/more/2/bias(32,)',
    'mlp/more/2/weights(32, 32)',
    'mlp/others/0/dense/bias(1,)',
    'mlp/others/0/dense/weights(32, 1)',
    'mlp/others/0/temperature()',
]

// In the other, each mistake is told where it is in Kotlin.
def errors =
    log.findAll { it =~ /ERROR.*\.(kt|java):/ }
        .collect { it.replaceFirst(/.*\/(\w+\.\w+):(\d+): error: /, '$1:$2 ') }
        .unique()
        .sort()
assert errors == [
    'Encoder.kt:17 [DuplicateVariable] Variable foo/weights already exists: created by' +
        ' acme.Encoder.weights. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?',
    "Encoder.kt:20 [IllegalDim] 'inputs' cannot be a dimension in acme.Head: acme.Head.inputs is" +
        ' private, so the binder cannot read it. Annotate it with @JvmField.',
    'Encoder.kt:23 [IllegalField] Field acme.Head.hidden is private, so the generated binder' +
        ' cannot assign it. In Kotlin, declare it as lateinit var or @JvmField var, and not' +
        ' as private.',
]
