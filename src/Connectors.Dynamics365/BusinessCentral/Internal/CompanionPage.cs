using System.Text.Json.Serialization.Metadata;
using Connectors.Dynamics365.BusinessCentral.Companion;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>A page of the companion extension, and what of it is used.</summary>
/// <param name="Contract">The contract that it belongs to.</param>
/// <param name="Set">Its entity set.</param>
/// <param name="Document">What is read of it; null where an action alone is used.</param>
/// <param name="Action">Its bound action; null for none.</param>
internal sealed record CompanionPage(CompanionContract Contract, string Set, JsonTypeInfo? Document, string? Action = null);
