/**
 * What binds may do with scopes and stores, and users may not. It is not exported, and changes
 * without notice; where there are no modules, nothing but this sentence keeps others out.
 */
package io.varscope.access;
