package io.archbench.k8s.image;

/**
 * One shared object inside a jar.
 *
 * @param name of its file, without folders
 * @param withoutLse whether its atomic operations are loops of exclusive loads and stores alone,
 *     which many cores of Arm servers carry out slowly under contention
 */
record NativeCode(String name, String architecture, boolean withoutLse) {}
