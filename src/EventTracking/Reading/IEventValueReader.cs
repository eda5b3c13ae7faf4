namespace EventTracking;

/// <summary>
/// Reads the values that an <see cref="IEventValueWriter{T}"/> writes. A value writer implements it as well if readable events have
/// fields of the type.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IEventValueReader<T>
{
    /// <summary>
    /// Reads one JSON value. <c>null</c> is never passed if the field can be <see langword="null"/>. To reject a value, call
    /// <see cref="EventDataReader.Fail"/>; an exception has the same effect, but is slower.
    /// </summary>
    /// <param name="reader">The data, positioned at the first token of the value. The call leaves it at the last token.</param>
    /// <returns>The value; ignored if the reader <see cref="EventDataReader.HasFailed"/>.</returns>
    static abstract T Read(ref EventDataReader reader);
}
