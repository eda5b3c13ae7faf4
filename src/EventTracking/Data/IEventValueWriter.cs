namespace EventTracking;

/// <summary>
/// Writes the values of one type as JSON. <see cref="EventValueAttribute"/> selects it for a member, for a type, or for a type of
/// another assembly; <see cref="EventValueWriterAttribute"/> on the writer declares the kind of JSON value that it writes.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IEventValueWriter<T>
{
    /// <summary>
    /// Writes one JSON value, without a line break. <see langword="null"/> is never passed: it is written as <c>null</c>. If this method
    /// throws, or writes nothing, several values, or text that is not JSON, the field becomes <c>null</c> and a reported failure.
    /// It runs on the emitting thread.
    /// </summary>
    /// <param name="writer">The data of the event.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(ref EventDataWriter writer, in T value);
}
