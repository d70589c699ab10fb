namespace Mien.Cli.Json;

/// <summary>What a command with --json prints instead of its report when it fails.</summary>
internal sealed record FailureJson(FaultJson Error);
