namespace EventTracking.AspNetCore.Browser;

/// <summary>Why a whole request is refused.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What is wrong, without values of the request.</param>
internal sealed record Problem(int Status, string Detail);
