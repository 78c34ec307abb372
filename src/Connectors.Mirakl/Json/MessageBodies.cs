using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>M14's JSON part.</summary>
internal sealed record OperatorThreadBody(string Body, ThreadTopic Topic, ThreadEntityBody Entity);

/// <summary>What a conversation with the operator belongs to.</summary>
internal sealed record ThreadEntityBody(ThreadEntityType Type);
