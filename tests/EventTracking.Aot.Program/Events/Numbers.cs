namespace EventTracking.Aot.Program.Events;

/// <summary>Numbers of all types, at their limits.</summary>
[TrackedEvent("com.example.aot.numbers")]
public readonly partial record struct Numbers(
    bool Flag,
    byte Byte,
    sbyte SByte,
    short Short,
    ushort UShort,
    int Int,
    uint UInt,
    long Long,
    ulong ULong,
    Int128 Huge,
    UInt128 UHuge,
    Half Half,
    float Float,
    double Double,
    double Inexact,
    double NotANumber,
    decimal Decimal);
