namespace Connectors.Http;

/// <summary>What a success says of itself beside its content.</summary>
/// <param name="Error">The failure it reports; null when it is a success.</param>
/// <param name="Cost">What the call cost; null where the vendor counts no points, or did not say.</param>
public sealed record AnswerReport(VendorError? Error, CallCost? Cost);
