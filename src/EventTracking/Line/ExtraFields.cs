namespace EventTracking.Line;

/// <summary>The fields that <see cref="TrackerOptions"/> can add to a line after its context.</summary>
[Flags]
internal enum ExtraFields : byte
{
    None = 0,
    Id = 1,
    Version = 2,
}
