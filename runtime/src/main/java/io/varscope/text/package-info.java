/** Text in columns. Nothing here depends on the rest of the runtime. */
package io.varscope.text;
