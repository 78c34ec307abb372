using Connectors.Domain.Reasons;

namespace Connectors.Flows.Engine.Polling;

/// <summary>Something about one SKU or offer that a person must see.</summary>
/// <param name="Subject">Which one, for example <c>offer 2001</c>.</param>
/// <param name="Why">What is wrong with it.</param>
internal sealed record LookFinding(string Subject, Refusal Why);
