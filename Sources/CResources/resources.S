// Mach-O writes the names of C with an underscore, and names its sections otherwise.
#ifdef __APPLE__
#define NAME(name) _##name
    .section __TEXT,__const
#else
#define NAME(name) name
    .section .rodata
#endif

    .globl NAME(waymark_resources)
    .globl NAME(waymark_resources_end)
    .balign 16
NAME(waymark_resources):
#ifdef WAYMARK_RESOURCES
    .incbin WAYMARK_RESOURCES
#endif
NAME(waymark_resources_end):
    .byte 0

    .globl NAME(waymark_commit)
    .globl NAME(waymark_commit_end)
NAME(waymark_commit):
#ifdef WAYMARK_COMMIT
    .incbin WAYMARK_COMMIT
#endif
NAME(waymark_commit_end):
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack,"",%progbits
#endif
