namespace EventTracking.Aot.Program.Events;

/// <summary>Types that are written as strings.</summary>
[TrackedEvent("com.example.aot.texts")]
public sealed partial record Texts(
    string Plain,
    string Escaped,
    string? Missing,
    char Character,
    Guid Id,
    Uri Address,
    Version Version,
    byte[] Bytes,
    Memory<byte> Memory,
    ReadOnlyMemory<byte> ReadOnlyMemory);
