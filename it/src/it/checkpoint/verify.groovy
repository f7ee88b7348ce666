import io.varscope.it.Artifacts
import io.varscope.it.Java

def artifacts = new Artifacts(localRepositoryPath, version)
assert artifacts.dependencies('checkpoint') == [
    'io.varscope:varscope-runtime', 'com.fasterxml.jackson.core:jackson-core']

def jackson = new File(localRepositoryPath, 'com/fasterxml/jackson/core/jackson-core')
def jars = []
jackson.eachFileRecurse { if (it.name.endsWith('.jar')) jars.add(it) }
assert jars.size() == 1
def modules =
    Java.path(
        new File(basedir, 'target/classes'),
        artifacts.jar('runtime'),
        artifacts.jar('checkpoint'),
        jars[0])
def output =
    Java.run(
        '-p', modules, '-m', 'acme.app/acme.app.Main',
        new File(basedir, 'mlp.safetensors').path)
assert output.readLines() == [
    'mlp.safetensors: 2 variables, 40 bytes, 2 copied',
    'mlp.safetensors: 2 variables, 40 bytes, 2 in place',
    'mlp/weights 0.0',
    'mlp/layer/bias 0.0',
]

// The command line is one jar, and reads the same file.
assert Java.run('-jar', commandLine, 'inspect', new File(basedir, 'mlp.safetensors').path)
    .contains('mlp/layer/bias  (2,)')
