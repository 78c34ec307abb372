namespace Connectors.SparkLayer;

/// <summary>A row of a push that was refused, or not sent because it could only have been.</summary>
/// <typeparam name="T">The row's type.</typeparam>
/// <param name="Row">The row.</param>
/// <param name="Code">The vendor's code, or our own: see <see cref="PushReasons"/>. Null when the vendor gave none.</param>
/// <param name="Field">The field that is wrong, as the vendor calls it; null when not told.</param>
/// <param name="Message">The vendor's words, or ours; null when there are none.</param>
public sealed record RejectedEntry<T>(T Row, string? Code, string? Field, string? Message);
