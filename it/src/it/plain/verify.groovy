import io.varscope.it.Artifacts
import io.varscope.it.Java
import java.util.jar.JarFile

def artifacts = new Artifacts(localRepositoryPath, version)
def classes = new File(basedir, 'target/classes')

// It runs, with nothing but the runtime beside it.
def output = Java.run('-cp', Java.path(classes, artifacts.jar('runtime')), 'acme.Main')
assert output.contains('shared: true') : output

// The processor's jar is alone on the processor path, though its POM may not say why.
def log = new File(basedir, 'build.log').text
def processorPath = (log =~ /(?:-processorpath|--processor-path) (\S+)/)[0][1]
assert processorPath.split(File.pathSeparator) as List == [artifacts.jar('processor').path]

// What is in it cannot clash with what else is on a processor path: JavaPoet has another name.
def names = new JarFile(artifacts.jar('processor')).withCloseable { jar ->
    jar.entries().findAll { !it.directory }*.name
}
assert names.findAll { !it.startsWith('io/varscope/') && !it.startsWith('META-INF/') } == []
assert names.any { it.startsWith('io/varscope/processor/shaded/javapoet/') }
assert names.findAll { it.startsWith('META-INF/') && it.endsWith('.class') } == []
assert names.contains('META-INF/services/javax.annotation.processing.Processor')
assert names.contains('META-INF/gradle/incremental.annotation.processors')

// All that a jar has to have by the licences.
for (module in ['runtime', 'checkpoint', 'processor']) {
    new JarFile(artifacts.jar(module)).withCloseable { assert it.getEntry('META-INF/LICENSE') }
}
assert names.contains('META-INF/NOTICE')

// The BOM gives versions to nothing else, nor does what it inherits from.
assert artifacts.managed('bom') == [
    'io.varscope:varscope-checkpoint', 'io.varscope:varscope-processor', 'io.varscope:varscope-runtime']
assert artifacts.managed('parent').every { it.startsWith('io.varscope:') }

// What users and repositories want to know.
for (module in ['runtime', 'checkpoint', 'processor', 'bom', 'parent']) {
    assert artifacts.elements(module).containsAll(['name', 'description'])
}
assert artifacts.elements('parent').containsAll(['licenses', 'developers'])

// Neither artifact brings others with it.
assert artifacts.dependencies('runtime') == []
assert artifacts.dependencies('processor') == []
