namespace EventTracking.Serialization;
internal static class PythonJson { public static string Format(ReadOnlySpan<byte> utf8Json) => throw new NotImplementedException(); }
