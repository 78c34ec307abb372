using System.Text.Json.Serialization;

namespace Connectors.Flows.Accounts;

/// <summary>How states, inputs, effects and rows of accounts are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(AccountInput))]
[JsonSerializable(typeof(AccountEffect))]
[JsonSerializable(typeof(ToldAccount))]
[JsonSerializable(typeof(PlannedAccount))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
