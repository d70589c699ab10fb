namespace Mien.App.Reports;

/// <summary>What a command with --json prints instead of its report when it fails.</summary>
public sealed record FailureJson(FaultJson Error);
