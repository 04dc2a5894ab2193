/** English words of the settings' part about data. */
export const dataWords = {
  data: {
    backups: 'Backups',
    backupsHint:
      'Jamak backs up all sessions once a day, and before an update changes how they are kept. The newest three stay on this computer. What you delete or take back leaves them too.',
    none: 'No backup yet. Jamak makes the first one by itself.',
    loading: 'Looking for backups…',
    listLabel: 'Backups, newest first',
    backUp: 'Back up now',
    backingUp: 'Backing up…',
    restore: 'Restore',
    restoring: 'Restoring…',
    restoreTitle: 'Go back to {{date}}?',
    restoreText:
      'All sessions become what they were then. What you have now is kept as the newest backup, so you can come back.',
    restoreYes: 'Restore',
    restoreNo: 'Keep as it is',
    whileRunning: 'Stop captions first.',
    everything: 'Everything in one file',
    everythingHint:
      'Sessions, settings, glossaries and caption styles, to keep elsewhere or take to another computer. Keys and models are not in it; recordings are, if you want.',
    export: 'Export everything…',
    exporting: 'Exporting…',
    recordings: 'With recordings ({{size}})',
    progress: '{{done}} of {{total}}',
    putting: 'Putting it in its place…',
    cancel: 'Cancel',
    import: 'Import…',
    importing: 'Importing…',
    importTitle: 'How should it come in?',
    importText:
      'Added: your sessions and settings stay, and new sessions, glossaries and caption styles come to them. In place: sessions and settings become those of the file; what you have now is kept as the newest backup.',
    importMerge: 'Add to mine',
    importReplace: 'In place of mine',
    importCancel: 'Cancel',
    dialog: {
      save: 'Export everything',
      saveButton: 'Export',
      open: 'Choose a file that Jamak exported',
      openButton: 'Import',
      kind: 'Jamak data',
    },
  },
} as const;
