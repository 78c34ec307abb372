namespace Connectors.Mirakl.Models;

/// <summary>Whether the goods of a line are as they should be, for RT26.</summary>
/// <param name="OrderLineId">The order line.</param>
/// <param name="Compliant">True when they are.</param>
/// <param name="NonComplianceReasonCode">What is wrong; null when nothing is.</param>
/// <param name="NonComplianceAdditionalInfo">In words, up to 2,000 characters; null for none.</param>
public sealed record ReturnLineComplianceUpdate(string OrderLineId, bool Compliant, NonComplianceReason? NonComplianceReasonCode = null, string? NonComplianceAdditionalInfo = null);
